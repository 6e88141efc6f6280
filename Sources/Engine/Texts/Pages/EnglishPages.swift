import Localization

/// The pages in English, with the spelling of Britain.
struct EnglishPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "Skip to content",
        language: "Language",
        optional: "optional",
        chooseProvider: "Who would you like to book with?",
        noProviders: "Nobody can be booked here yet.",
        services: "Services",
        noServices: "Nothing can be booked at the moment.",
        freeOfCharge: "Free of charge",
        previousMonth: "Previous month",
        nextMonth: "Next month",
        nextFreeDay: "Next free day",
        noTimes: "There are no free times at the moment.",
        yourDetails: "Your details",
        name: "Name",
        email: "E-mail",
        emailHint: "The confirmation goes there.",
        phone: "Telephone",
        bring: "Please bring along",
        documentHint: "A number or a link",
        choose: "Please choose",
        yes: "Yes",
        no: "No",
        changeTime: "Change the time",
        price: "Price",
        dueNow: "Due now",
        paid: "Paid",
        refund: "Refund",
        with: "With",
        cancellationPolicy: "If you cancel",
        checkDetails: "Please check your details",
        slotTaken: "This time has just been taken",
        slotTakenHelp: "Your details are kept. These times are still free:",
        slotGone: "This time can no longer be booked. Please choose another one; your details are kept.",
        policyChanged: "The cancellation policy has changed. Please read it and book again.",
        priceChanged: "The price of this time has changed. Please look at it and book again.",
        formReused: "This form has been sent before, with other details. Send it again to book once more.",
        confirmed: "Your booking is confirmed",
        requested: "Your request has been sent",
        requestedHelp: "The provider will accept or decline it, and you will be told.",
        paymentNeeded: "Pay to confirm your booking",
        held: "This time is held for you",
        heldHelp: "Confirm the booking before the hold ends.",
        cancelled: "This booking is cancelled",
        completed: "This session is over",
        noShow: "This session was missed",
        expired: "This booking was not confirmed in time",
        keepAddress: "Keep the address of this page: with it you can move or cancel the booking.",
        addToCalendar: "Add to calendar",
        bookAgain: "Book again",
        push: "Notify me on this device",
        pushOn: "This device is notified of changes and reminders.",
        pushOff: "Stop notifying this device",
        pushRefused:
            "This device could not be set up. Allow notifications for this site in your browser, and try again.",
        move: "Move to another time",
        chooseNewTime: "Choose a new time",
        moved: "Your booking has been moved",
        moveRefused: "This booking can no longer be moved.",
        cancel: "Cancel the booking",
        cancelQuestion: "Cancel this booking?",
        keepBooking: "Keep the booking",
        reason: "Reason",
        refundNothing: "If you cancel now, nothing is refunded.",
        refundNotPaid: "Nothing has been paid, so there is nothing to refund.",
        refundUndecided: "If you cancel now, a person decides on the refund.",
        curveCaption: "What you get back, by how early you cancel",
        curveWhen: "Before the start",
        curveAfterwards: "Later",
        confirmHold: "Confirm the booking",
        payLater: "The payment page cannot be reached at the moment. Please try again in a minute.",
        notFound: "Page not found",
        notFoundHelp: "The address is incomplete, or the page has been removed.",
        refusedSource: "This form came from another website",
        refusedSourceHelp: "For your safety nothing was changed. Open the page here and send the form again.",
        tooMany: "Too many requests",
        tooManyHelp: "Please wait a moment and try again.",
        failed: "Something went wrong",
        failedHelp: "It was not your fault. Please try again in a moment.",
        wrongState: "The booking has changed in the meantime. This is how it stands now.",
        toStart: "To the start page",
        more: "Show more",
        bookNow: "Book this time",
        requestNow: "Request this time",
        thanks: "Thank you",
        thanksHelp:
            "Your payment is being confirmed. You will get an e-mail as soon as it has arrived, and the page of your booking shows it too."
    )

    func freeTimes(_ count: Int) -> String { count == 1 ? "1 free time" : "\(count) free times" }
    func placesLeft(_ count: Int) -> String { count == 1 ? "1 place left" : "\(count) places left" }
    func noTimes(in month: String) -> String { "No free times in \(month)." }
    func times(in zone: String) -> String { "Times as in \(zone)" }

    func book(_ when: String) -> String { "Book \(when)" }
    func request(_ when: String) -> String { "Request \(when)" }
    func bookAndPay(_ amount: String) -> String { "Book and pay \(amount)" }
    func pay(_ amount: String) -> String { "Pay \(amount)" }
    func payUntil(_ time: String) -> String { "The time is kept for you until \(time)." }
    func moveTo(_ when: String) -> String { "Move to \(when)" }

    func refundNow(_ amount: String, of paid: String) -> String {
        "If you cancel now, you get back \(amount) of \(paid)."
    }
    func refunded(_ amount: String) -> String { "You get back \(amount)." }
    func atLeast(_ duration: String) -> String { "\(duration) or more" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "This is needed."
        case .email: "Enter an e-mail address such as kim@example.com."
        case .phone: "Enter a telephone number such as +44 20 7946 0000."
        case .number: "Enter a number such as 1.5."
        case .date: "Enter a date such as 2026-03-10."
        case .choice: "Choose one of the answers."
        case .consent: "Please tick this box to book."
        case .character: "This contains a character that cannot be used here."
        case .undeliverable: "No mail arrives at this address. Please use another one."
        case .other: "This cannot be used here."
        case .tooLong(let maximum): "This may have at most \(maximum) characters."
        }
    }

    func bookWith(_ provider: String) -> String { "Book with \(provider)" }
}
