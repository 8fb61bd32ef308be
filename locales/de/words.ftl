# Wörter, die so viel gelten wie ein Knopf oder Befehl, geteilt durch |.
# Groß und klein, Umlaute, Bindestriche und Leerzeichen sind egal. Jedes hat nur eine Bedeutung,
# in allen Sprachen zusammen. Was auf einem Knopf steht, muss auch hier stehen.

word-yes = ja | ja bitte | ja gern | ja gerne | jawohl | jo | gern | gerne | ok | okay | einverstanden | 👍 | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | ✅ | 👌
word-yes-book = buchen | ja buchen | alle buchen | ja alle buchen | bitte buchen | ja bitte buchen | buchen bitte | jetzt buchen | passt | passt mir | nehme ich | den nehme ich | nehmen
word-yes-move = ja verschieben | bitte verschieben
word-yes-cancel = ja absagen | bitte absagen
word-yes-forget = ja löschen | ja alles löschen
word-yes-link = ja verbinden | bitte verbinden | ja bitte verbinden | chats verbinden
word-yes-unlink = ja trennen | bitte trennen | ja bitte trennen | ja lösen
word-no = nein | nein danke | nee | nö | lieber nicht | passt nicht | 👎 | 👎🏻 | 👎🏼 | 👎🏽 | 👎🏾 | 👎🏿 | ❌ | ✖️
word-back = zurück | fertig | geh zurück | einen schritt zurück | abbrechen | ⬅️ | 🔙
word-more = weitere | später | spätere zeiten | später am tag | mehr | mehr davon | weiter | zeig mehr | ➡️
word-more-time = mehr zeit | mehr zeit bitte | ich brauche mehr zeit | länger halten
word-other-office = anderes amt | ein anderes amt | anderer ort | woanders | doch woanders | ganz woanders | lieber woanders
word-any-office = alle ämter | jedes amt | egal welches amt | egal wo | überall
word-other-day = anderer tag | ein anderer tag | an einem anderen tag | anderes datum
word-any-day = alle tage | jeder tag | egal welcher tag | egal wann
word-any-hour = alle uhrzeiten | jede uhrzeit | egal um wie viel uhr | egal zu welcher zeit
word-for-several = für mehrere | mehrere | mehrere personen | mehr personen | für mehrere personen
word-one-more-errand = noch ein anliegen dazu | noch ein anliegen | ein weiteres anliegen | noch etwas dazu | noch etwas | dazu | außerdem | zusätzlich | auch
word-somebody-else = für jemand anderen | für jemand anders | für jemanden anderen | für wen anders | für eine andere person | nicht für mich | für meinen vater | für meinen papa | für meinen sohn | für meinen mann | für meinen opa | für meinen großvater | für meinen bruder | für meinen partner | für meinen onkel | für meinen freund | für meinen nachbarn | für meinen schwiegervater | für meinen enkel | für meine mutter | für meine mama | für meine tochter | für meine frau | für meine oma | für meine großmutter | für meine schwester | für meine partnerin | für meine tante | für meine freundin | für meine nachbarin | für meine schwiegermutter | für meine enkelin | für mein kind | für mein baby | meine mutter | mein vater | mein kind | meine tochter | mein sohn | meine frau | mein mann
word-myself = für mich | doch für mich | für mich selbst
word-keep = behalten | nein behalten | den behalten | lassen | so lassen | doch behalten | diesen behalten
word-number-sign = nr | nummer | option | vorschlag
word-not = nicht | kein | keine | keinen | keiner | nie | außer
word-but = aber | sondern | lieber | doch | oder | statt
word-change-details = angaben ändern | ändern | name ändern | namen ändern | falsch | falscher name | vertippt
word-hello = hallo | hallo bot | guten tag | guten morgen | guten abend | moin | servus | grüß gott | tag | hi
word-thanks = danke | danke schön | dankeschön | vielen dank | herzlichen dank | danke sehr | super danke | 🙏
word-take-offer = platz nehmen | annehmen | angebot annehmen
word-decline-offer = ablehnen | angebot ablehnen | nicht später | nein nicht später | ich kann nicht später | später geht nicht
word-short-notice = auch kurzfristig | kurzfristig | nicht mehr kurzfristig
word-ask-staff = dringende anfrage | dringend | anfrage an die stadt | anfrage stellen
word-change-wishes = wünsche ändern | wunsch ändern | andere wünsche
word-weekdays = wochentage | wochentag | andere wochentage
word-time-of-day = uhrzeit | andere uhrzeit | tageszeit
word-until-when = bis wann
word-as-wished = wie gewünscht
word-look = suche | such | suchen | warte | warten
word-expires = läuft | abläuft | ablaufen
word-as-long-as-it-takes = so lange es dauert | solange es dauert | egal wie lange | so lange wie nötig
word-leave-waitlist = nicht mehr warten | von der warteliste | nicht mehr auf die warteliste
word-wait-longer = weiter warten | weitersuchen
word-coming = ich komme | komme | ich komme gern | bin dabei | ich bin da
word-all-there = alles da | alles dabei | habe alles | ich habe alles
word-not-all-there = noch nicht | noch nicht alles | nicht alles | es fehlt noch etwas
word-object = das stimmt nicht | stimmt nicht | das ist falsch
word-give-back = diesen absagen | nicht mehr nötig | brauche ich nicht
word-all-needed = alle sind nötig | beide sind nötig | alle nötig | beide nötig
word-as-many-as-fit = so viele wie möglich | so viel wie möglich | so viele wie gehen
word-link-another = noch ein messenger | noch einen messenger | weiterer messenger | neuer code | code
word-remind-here = hier erinnern | bitte hier erinnern | erinnerungen hierher | hier erinnert werden
word-unlink = verbindung lösen | verbindung trennen | trennen | chats trennen
word-leave-news = abbestellen | neuigkeiten abbestellen | bitte abbestellen | keine neuigkeiten | keine neuigkeiten mehr | nachrichten abbestellen
word-answer-here = hier im chat | im chat | in diesem chat | chat
word-answer-by-phone = anruf | per anruf | per telefon | am telefon | bitte anrufen
word-answer-by-email = e-mail | per e-mail | mail | per mail
word-withdraw = anfrage zurückziehen | zurückziehen
word-phrases = fertige sätze | sätze
word-settled = erledigt | ist erledigt
word-give-back-to-list = in die liste | zurück in die liste
word-trade-ledger = unsere termine
word-trade-other-time = andere zeit | eine andere zeit | tauschen | zeit tauschen | termin tauschen
word-trade-file = als datei | liste als datei | datei | csv | als csv | als tabelle | tabelle | 📄
word-undo = absage zurücknehmen | zurücknehmen | rückgängig | rückgängig machen | doch nicht | doch nicht absagen

word-number-1 = eins | ein | eine | einen | der erste | die erste | das erste | den ersten
word-number-2 = zwei | zwo | beide | der zweite | die zweite | das zweite | den zweiten
word-number-3 = drei | der dritte | die dritte | das dritte | den dritten
word-number-4 = vier | der vierte | die vierte | das vierte | den vierten
word-number-5 = fünf | der fünfte | die fünfte | das fünfte | den fünften
word-number-6 = sechs
word-number-7 = sieben
word-number-8 = acht
word-number-9 = neun
word-number-10 = zehn
word-number-11 = elf
word-number-12 = zwölf

word-weekday-0 = montag | mo | am montag | montags
word-weekday-1 = dienstag | di | am dienstag | dienstags
word-weekday-2 = mittwoch | mi | am mittwoch | mittwochs
word-weekday-3 = donnerstag | do | am donnerstag | donnerstags
word-weekday-4 = freitag | fr | am freitag | freitags
word-weekday-5 = samstag | sa | sonnabend | am samstag | samstags
word-weekday-6 = sonntag | so | am sonntag | sonntags

word-in-days-0 = heute | noch heute
word-in-days-1 = morgen
word-in-days-2 = übermorgen

word-in-weeks-0 = diese woche | in dieser woche
word-in-weeks-1 = nächste woche | kommende woche | in der nächsten woche | nächsten woche
word-in-weeks-2 = übernächste woche | in der übernächsten woche | zwei wochen

word-month-1 = januar | jänner
word-month-2 = februar
word-month-3 = märz
word-month-4 = april
word-month-5 = mai
word-month-6 = juni
word-month-7 = juli
word-month-8 = august
word-month-9 = september
word-month-10 = oktober
word-month-11 = november
word-month-12 = dezember

word-morning = vormittags | vormittag | am vormittag | morgens | früh | früh am tag | früh am morgen
word-noon = mittags | am mittag | über mittag
word-afternoon = nachmittags | nachmittag | am nachmittag
word-evening = abends | am abend
word-from = ab | nach | von | zwischen | frühestens
word-until = vor | bis | spätestens
word-and = und | sowie | plus | + | &
word-people = personen | leute | kinder | erwachsene
word-desks = schalter | schaltern
word-minutes = minute | minuten | min
word-full-hours = stunde | stunden | std
word-late = verspäte | verspäten | verspätet | verspätung | spät dran | bin zu spät | komme zu spät
word-arrived = ist da
word-missed = nicht gekommen | ist nicht gekommen
word-done = ist fertig
word-serve = ist am schalter | am schalter
word-call-again = noch einmal rufen | nochmal rufen | noch einmal aufrufen
word-call-next = nächste person | die nächste person | nächste bitte | der nächste bitte | die nächste bitte
word-sheet = zum drucken | drucken | ausdrucken | 🖨
word-dark-pictures = dunkle bilder
word-light-pictures = helle bilder

command-start = anfang | von vorn | neu anfangen | noch einmal von vorn
command-book = termin | termin buchen | einen termin buchen | neuer termin | ich brauche einen termin | ich möchte einen termin | terminvereinbarung
command-appointments = termine | meine termine | mein termin | wann ist mein termin
command-cancel = absagen | ich kann nicht kommen | ich kann doch nicht kommen | ich komme nicht | ich kann nicht | termin absagen | meinen termin absagen | stornieren | termin stornieren
command-move = verschieben | termin verschieben | meinen termin verschieben | umbuchen | verlegen | termin verlegen
command-waitlist = warteliste | auf einen früheren warten | auf die warteliste | 🔔
command-person = mensch | menschen | ein mensch | einen menschen | mit einem menschen sprechen | mitarbeiter | mitarbeiterin | telefon | telefonnummer | anrufen | 👤
command-language = sprache | andere sprache
command-help = hilfe | was kannst du | was können sie | ich brauche hilfe
command-privacy = datenschutz | meine daten | datenschutzerklärung
command-delete_me = loeschen | löschen | alles löschen | meine daten löschen | daten löschen
command-text = vorlesen | liste | als text | als liste
command-link = verknüpfen | verbinden | messenger verbinden | messenger verknüpfen | anderer messenger | zweiter messenger | telegram verbinden | mit telegram verbinden | matrix verbinden | mit matrix verbinden
command-end = ende | gespräch beenden | das gespräch beenden | beenden
command-claim = übernehmen | uebernehmen | termin übernehmen
command-news = neuigkeiten | neuigkeiten der stadt | neuigkeiten bestellen
command-impressum = impressum
command-barrierefreiheit = barrierefreiheit | barrierefrei

# Namen dieser Sprache, ihr eigener und die der anderen.
word-language = deutsch | german | auf deutsch | deutsch bitte | auf deutsch bitte

# Womit man anfängt, wenn man seinen Namen sagt; es gehört nicht zum Namen.
word-introduction = meine nummer ist | meine telefonnummer ist | meine handynummer ist | mein name ist | ich heiße | ich heisse | ich bin | mein name: | name: | sie heißt | er heißt | für
