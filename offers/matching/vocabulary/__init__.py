"""The occupations people offer and look for, as files to read and review.

One file `NN_slug.txt` for each main group (first two digits) of the classification KldB 2010, read
by `offers.matching.entries`. A block:

    [81302] Gesundheits- und Krankenpfleger | Nurse | 90
    de: Krankenschwester, Pflegefachkraft, examinierte Pflegekraft
    say: arbeite im Krankenhaus, auf Station
    en: registered nurse, hospital nurse

* First line: the five-digit code (its last digit is the level: 1 helper, 2 skilled, 3 specialist,
  4 expert), the German title in its masculine form, the English title, and how common the
  occupation is in a county, 1 to 100. Both titles are names too.
* `de:` and `en:` names of the occupation. One gender form is enough; code knows the others.
* `say:` what people say instead of a name: activities, workplaces, abbreviations. It counts less
  than a name, and the same words may stand at several occupations.
* A name belongs to one occupation only. Commas separate, a further line with the same key
  continues a list, `#` starts a comment. A code may have several blocks when it holds quite
  different occupations: each is shown by its own title.

`vague.txt` lists words that deserve a question instead of a guess, with two to five choices:
`Ingenieur, engineer: 27104, 25104, 31174`. `noise.txt` lists words that say nothing about work.
"""
