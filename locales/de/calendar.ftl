# Was in der Kalenderdatei steht.

calendar-booked = { errand }

calendar-cancelled = Abgesagt: { errand }

calendar-place = { $office }, { $address }

calendar-number = Ihre Nummer: { $reference }
