# What only staff read: short, without citizens' names.

# Other names of the commands, parted by |.
staff-command-staff = team
staff-command-requests = queue

staff-home =
    Your role: { $role ->
        [clerk] Clerk
        [editor] Editor
        [supervisor] Supervisor
       *[admin] Administrator
    } · { $scope ->
        [some] { $offices }
       *[all] all offices
    }

staff-waiting =
    { $waiting ->
        [0] No request is waiting.
        [one] One request is waiting: /requests
       *[other] { $waiting } requests are waiting: /requests
    }

wrong-invitation = This code is not valid, or not any more. Whoever gave it to you can make a new one.

too-many-invitations = To be safe, I take no more codes here for an hour.

requests =
    { $total ->
        [one] One request is waiting:
       *[other] { $total } requests are waiting, the oldest first:
    }

no-requests = No request is waiting.

# How long something has waited; "waiting for" stands before it.
age-minutes =
    { $minutes ->
        [0] a moment
        [one] a minute
       *[other] { $minutes } minutes
    }
age-hours =
    { $hours ->
        [one] an hour
       *[other] { $hours } hours
    }
age-days = { $days } days

request-duplicates =
    Probably booked twice ({ $score } %), waiting for { $age }
    What speaks for it: { $reasons }

request-urgent =
    Urgent: no place free before { $day }, for { $age }
    Can be reached: { $reach }

request-waited =
    Has waited in vain since { $day }, asked { $age } ago
    Can be reached: { $reach }

request-where =
    { $about ->
        [service] { $service }
        [office] { $office }
       *[both] { $service } · { $office }
    }

request-taken = Being handled by: { $name }

request-handled = Done.

request-gone = This request is done already.

reason-same-person = same account
reason-same-phone = same phone number
reason-phone-alike = similar phone number
reason-same-email = same e-mail address
reason-same-name = same name
reason-name-alike = similar name
reason-name-in-part = part of the name
reason-rare-name = rare name
reason-unique-name = very rare name
reason-same-week = within a week
reason-other-phone = but another phone number
reason-other-email = but another e-mail address

label-requests = Requests
label-request-duplicates =
    { $named ->
        [no] Twice
       *[yes] Twice: { $reference }
    }
label-request-urgent =
    { $named ->
        [no] Urgent
       *[yes] Urgent: { $reference }
    }
label-request-waited =
    { $named ->
        [no] Waited in vain
       *[yes] Waited in vain: { $reference }
    }
label-settled = ✅ Done
