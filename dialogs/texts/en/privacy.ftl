# A person's rights over their data.

privacy-overview =
    <b>Your data</b>

    We hold what you told us here: profile, remembered offers, questions to the team. Also your Telegram id (not your phone number), your display name and your language.

    Responsible: { $responsible }
    More: { $url }
privacy-export = Download everything
privacy-erase = Erase everything
privacy-exported = Here you are: the same data once for programs and once for reading.
privacy-file = my-data
privacy-erase-sure =
    <b>Really erase everything?</b>

    Profile, remembered offers, questions, consents and the team's topic about you will be erased. This cannot be undone.
privacy-erase-yes = Yes, erase everything
privacy-erase-no = No, keep it
privacy-erased =
    All erased. We know nothing about you any more.

    Only Telegram can delete the messages in this chat: open the chat, menu, “Clear history”.

    You can begin anew any time: /start
