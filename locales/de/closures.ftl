# Ein Amt bleibt geschlossen, oder ein Schalter fällt aus. Nie steht hier, dass jemand krank ist.

closed-day = { $office } bleibt am { $day } leider geschlossen.
closed-hours = { $office } bleibt am { $day } von { $from } bis { $until } Uhr leider geschlossen.
closed-desk = { $office }: Am { $day } fällt leider ein Schalter aus.

closure-reason = { $reason }

falls-out =
    Ihr Termin fällt aus:

    { told }

alternatives = Sie haben Vorrang. Das halte ich für Sie frei bis { $day }, { $time } Uhr:

no-alternatives = Im Moment ist nichts anderes frei. Sie stehen jetzt vor allen anderen: Den nächsten freien Platz halte ich für Sie und schreibe Ihnen.

can-you-come-later =
    Können Sie später kommen? Dann fällt für niemanden etwas aus. Ihr Termin:

    { told }

later-places = Das halte ich für Sie frei bis { $day }, { $time } Uhr:

not-needed =
    Das hat sich erledigt, Ihr Termin bleibt, wie er ist:

    { told }

stays-as-booked = Gut, danke für die Antwort! Sollte sich an Ihrem Termin etwas ändern, schreibe ich Ihnen.

alternative-gone = Dieser Platz ist leider schon weitergegangen.

closure-listed =
    Für diesen Termin, der ausfällt, steht noch nichts anderes:

    { told }

alternatives-passed-on = Die Plätze, die ich frei gehalten hatte, sind weitergegangen. Das macht nichts, Sie haben weiter Vorrang.

closure-person = Ein Mensch vom Amt meldet sich bei Ihnen. Oder Sie rufen an: { $phone }, { $hours }

opens-after-all =
    { $office } öffnet doch. Ihr Termin bleibt:

    { told }

free-again =
    { $office } öffnet doch. Ihr früherer Platz ist wieder frei:

    { told }

free-again-now = Gebucht ist weiter { $day }, { $time } Uhr, { $office }. Möchten Sie zurück? „Verschieben“ genügt.

place-closed = { $office } kann diese Zeit leider nicht mehr anbieten. Gebucht war noch nichts; hier sind die nächsten Termine:

offer-closed = { $office } kann diese Zeit leider nicht mehr anbieten, deshalb gilt das Angebot nicht mehr. Sie warten weiter, an derselben Stelle.

appointment-falls-out =
    { told }
    Nummer: { $reference }
    Fällt leider aus.

cancelled-closed =
    Abgesagt:

    { told }

    Danke für die Antwort. Es tut uns leid, dass es so gekommen ist.
