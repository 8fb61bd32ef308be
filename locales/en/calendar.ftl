# What stands in the calendar file.

calendar-booked = { errand }

calendar-cancelled = Cancelled: { errand }

calendar-place = { $office }, { $address }

calendar-number = Your number: { $reference }
