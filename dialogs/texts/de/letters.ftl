# Letters: messages to people who pressed nothing. letter-desk-… go to the counsellors' topic.

letter-hand-back = { $who } ist fürs Erste fertig. Ab hier antwortet wieder der Bot.
letter-close = { $who } hat deine Frage abgeschlossen. Ab hier antwortet wieder der Bot.
letter-released = Wer dir geantwortet hat, ist nicht mehr da. Deine Frage liegt wieder bei der Beratung, und bis dahin antwortet der Bot.
letter-not-carried = Diese Nachricht lässt Telegram nicht weitergeben. Schick sie bitte in anderer Form.
letter-possible-repeat = ↑ möglicherweise doppelt: Telegram hat den ersten Versand nicht bestätigt.

letter-desk-about = Die nächste Frage gehört zu: { $title } ({ $reference })
letter-desk-hand-back = { $who } hat an den Bot zurückgegeben. Der Bot spricht wieder.
letter-desk-close = { $who } hat den Fall abgeschlossen.
letter-desk-released = Wer diesen Fall übernommen hatte, ist nicht mehr da. Er wartet wieder.
letter-desk-not-carried = Diese Nachricht lässt Telegram nicht weitergeben.
letter-desk-possibly-sent = ⚠️ Möglicherweise gesendet: Telegram hat den Versand nicht bestätigt. Bitte frag nach, bevor du es noch einmal schickst.
letter-desk-failed = ❌ Nicht gesendet: { $reason }
letter-desk-unreachable = Die Person hat den Bot blockiert oder ihr Konto gelöscht. Nachrichten kommen nicht an.
letter-desk-reachable = Die Person ist wieder erreichbar.
letter-desk-new-topic = Dieses Thema ersetzt ein früheres, das nicht mehr da ist.
letter-desk-twin-topic = Möglicherweise gibt es ein leeres zweites Thema zu dieser Person. Es kann gelöscht werden.
letter-desk-erased = Die Person hat alle Daten gelöscht.
letter-desk-missed = Eine Nachricht der Person konnte nicht übertragen werden. Bitte frag nach.
