# Mit einem Menschen sprechen: erst was Bürgerinnen und Bürger lesen, dann die Mitarbeitenden.

plea-topic = Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.
plea-or-call = Lieber gleich anrufen? { $phone }, { $hours }
plea-no-topic = Das habe ich leider nicht verstanden. Bitte schreiben Sie in einem Satz, worum es geht.

plea-channel = Wie soll der Mensch antworten?

plea-consent = Darf der Mensch sehen, wonach ich Sie zuletzt gefragt und was ich nicht verstanden habe? Dann müssen Sie es nicht noch einmal erklären.

plea-asked = Ihre Anfrage ist da.
plea-stands =
    Ihre Anfrage, seit { $age }: „{ $topic }“
    Antwort: { $channel ->
        [phone] am Telefon, { $reach }
        [email] per E-Mail, { $reach }
       *[here] hier im Chat
    }
plea-is-taken = Ein Mensch aus dem Amt kümmert sich schon darum.
plea-next =
    { $takes ->
        [minutes]
            { $count ->
                [one] Ein Mensch übernimmt sie, zuletzt meist nach einer Minute.
               *[other] Ein Mensch übernimmt sie, zuletzt meist nach { $count } Minuten.
            }
        [hours]
            { $count ->
                [one] Ein Mensch übernimmt sie, zuletzt meist nach einer Stunde.
               *[other] Ein Mensch übernimmt sie, zuletzt meist nach { $count } Stunden.
            }
        [days] Ein Mensch übernimmt sie, zuletzt meist nach { $count } Tagen.
       *[unknown] Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
    }
    Eilt es? { $phone }, { $hours }
plea-go-on = Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
plea-elsewhere = Das Gespräch läuft in Ihrem anderen Chat.
plea-withdrawn = Ihre Anfrage ist zurückgezogen.

plea-begun =
    👤 Jetzt ist ein Mensch aus dem Amt hier. Was Sie schreiben, geht an ihn.
    Befehle wie /termin gehen weiter. Das Gespräch beenden: /ende
plea-promised =
    { $channel ->
        [phone] 👤 Ein Mensch aus dem Amt hat Ihre Anfrage und ruft Sie an.
        [email] 👤 Ein Mensch aus dem Amt hat Ihre Anfrage und schreibt Ihnen eine E-Mail.
       *[here] 👤 Ein Mensch aus dem Amt hat Ihre Anfrage.
    }
plea-kept = Gerade ist niemand im Gespräch. Ihre Nachricht liegt bei Ihrer Anfrage: Wer sie übernimmt, liest sie und schreibt Ihnen hier.
plea-waits = Hier geht es leider gerade nicht weiter. Ihre Anfrage wartet wieder, an ihrem alten Platz, und wer als Nächstes Zeit hat, meldet sich. Sie brauchen nichts zu tun.
plea-ended-by-clerk = Das Gespräch ist beendet. Brauchen Sie noch etwas? Schreiben Sie es einfach, oder: /mensch
plea-ended = Das Gespräch ist beendet. Sie brauchen noch etwas? Schreiben Sie es einfach.
plea-over = Das Gespräch war schon beendet, deshalb lese ich das jetzt. Noch einmal ein Mensch: /mensch
plea-no-talk = Gerade läuft kein Gespräch mit einem Menschen. Eins anfangen: /mensch
plea-takes-longer = Es dauert diesmal leider länger, bis ein Mensch antwortet. Ihre Anfrage bleibt stehen, und Sie brauchen nicht noch einmal zu schreiben. Eilt es? { $phone }, { $hours }

label-answer-here = Hier im Chat
label-answer-by-phone = Anruf
label-answer-by-email = E-Mail
label-may-see = ✅ Ja, gern
label-may-not-see = Lieber nicht
label-withdraw = ✖️ Anfrage zurückziehen
label-end-talk = ✖️ Gespräch beenden

# Was eine Seite sagt, wie die andere es liest.
line-of-clerk = 👤 { $text }
line-of-citizen = 💬 { $text }

# Was oft gesagt wird, in jeder Stadt; auf dem Knopf höchstens 40 Zeichen.
phrase-one-moment = Einen Moment bitte, ich sehe nach.
phrase-bring = Bitte bringen Sie mit: { $things }
phrase-which-number = Unter welcher Telefonnummer erreiche ich Sie?
phrase-call-you = Ich rufe Sie gleich an.
phrase-book-here = Einen Termin finden Sie hier im Chat: /termin
phrase-anything-else = Kann ich sonst noch etwas für Sie tun?
phrase-goodbye = Gern geschehen. Alles Gute für Sie!
label-phrase-one-moment = Einen Moment bitte, ich sehe nach.
label-phrase-bring = Bitte bringen Sie … mit
label-phrase-which-number = Unter welcher Nummer erreiche ich Sie?
label-phrase-call-you = Ich rufe Sie gleich an.
label-phrase-book-here = Termine finden Sie mit /termin
label-phrase-anything-else = Kann ich sonst noch etwas tun?
label-phrase-goodbye = Gern geschehen. Alles Gute!

# Für Mitarbeitende.
request-person =
    Möchte mit einem Menschen sprechen, seit { $age }{ person-topic }
    { $channel ->
        [phone] Antwort: Anruf{ person-reach }
        [email] Antwort: E-Mail{ person-reach }
       *[here] Antwort: im Chat
    }
person-topic =
    { $shown ->
        [yes] : „{ $topic }“
       *[no] { "" }
    }
person-reach =
    { $shown ->
        [yes] , { $reach }
       *[no] . Alles Weitere steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
    }
label-request-person = 👤 Mensch gewünscht

counsel-so-far = Bisher, wie der Chat es zuletzt zeigte:
counsel-puzzle = Nicht verstanden: „{ $text }“
counsel-here =
    Sie sind im Gespräch: Was Sie schreiben, geht in den Chat. Befehle wie /heute gehen weiter.
    Oft Gesagtes: /saetze · Beenden: /ende
counsel-elsewhere =
    { $channel ->
        [phone] Bitte rufen Sie an, und sagen Sie hier, wenn es erledigt ist.
        [email] Bitte schreiben Sie eine E-Mail, und sagen Sie hier, wenn es erledigt ist.
       *[here] Bitte antworten Sie im Chat.
    }
counsel-sent = Gesagt, in der Sprache des Chats: { $text }
counsel-phrases = Welcher Satz? Er kommt in der Sprache des Chats an.
counsel-ask-bring = Was soll die Person mitbringen? Das kommt so an, wie Sie es schreiben.
counsel-no-bring = Das habe ich nicht verstanden. Bitte in wenigen Wörtern: Was soll die Person mitbringen?
counsel-colleague = Diese Anfrage hat schon jemand aus dem Team übernommen. Danke, dass Sie da sind!
counsel-not-here = Was Bürgerinnen und Bürger schreiben, darf hier nicht gezeigt werden. Bitte übernehmen Sie das Gespräch im verschlüsselten Matrix-Raum oder am Terminal.
counsel-busy = Sie sind noch in einem Gespräch. Bitte beenden Sie es zuerst: /ende
counsel-own = Diese Anfrage übernimmt besser jemand anderes: Sie ist von Ihnen selbst oder von jemandem, der gerade selbst berät.
counsel-ended-by-citizen = Das Gespräch wurde im Chat beendet. Was noch wartet: /anliegen
counsel-over = Dieses Gespräch ist schon vorbei; das kam nicht mehr an. Was wartet: /anliegen
counsel-lapsed = Hier ging es länger nicht weiter, deshalb wartet die Anfrage wieder auf jemanden, der Zeit hat: /anliegen
counsel-ended = Das Gespräch ist beendet.
counsel-given-back = Die Anfrage wartet wieder in der Liste.
counsel-takes-longer =
    { $minutes ->
        [one] Seit einer Minute möchte jemand mit einem Menschen sprechen, und niemand hat es übernommen: /anliegen
       *[other] Seit { $minutes } Minuten möchte jemand mit einem Menschen sprechen, und niemand hat es übernommen: /anliegen
    }

label-phrases = 💬 Fertige Sätze
label-talk-settled = ✅ Erledigt
label-give-back-to-list = ⬅️ In die Liste
