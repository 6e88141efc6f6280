/// The messages in English, with the spelling of Britain.
struct EnglishMessages: MessageCatalogue {
    let labels = Labels(
        service: "Service",
        when: "When",
        yourTime: "Your time",
        previously: "Before",
        furtherDates: "Further dates",
        provider: "With",
        client: "Client",
        place: "Where",
        amount: "Amount",
        refund: "Refund",
        reason: "Reason",
        openBooking: "View booking",
        pay: "Pay now",
        review: "Write a review",
        readReview: "Read the review",
        answer: "Accept or decline",
        bookAgain: "Choose another time",
        stopReminders: "Stop reminders for my bookings",
        resumeReminders: "Send reminders again"
    )

    func greeting(_ name: InsertedText) -> String { "Hello \(name)," }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "You receive this e-mail because you booked with \(b.provider)."
        case .provider: "You receive this e-mail because clients book with you through Bookable."
        }
    }

    func refund(_ amount: String?) -> String {
        amount.map { "Refund: \($0)." } ?? "Under the cancellation policy, nothing is refunded."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "You will get no more reminders and requests for reviews from \(provider). You will still be told of confirmations, changes and cancellations."
            : "Stop getting reminders and requests for reviews from \(provider)? You will still be told of confirmations, changes and cancellations."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Request received",
                lead:
                    "We have passed your request on to \(b.provider). We will write to you as soon as there is an answer.",
                brief: "Request received: \(b.service) with \(b.provider), \(b.when). We will let you know the answer."
            )
        case .provider:
            Wording(
                title: "New booking request",
                lead: "\(b.client) would like to book with you. Please accept or decline the request.",
                brief: "New request from \(b.client): \(b.service), \(b.when). Please accept or decline."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Request declined",
                lead: "\(b.provider) cannot accept your request. You are welcome to choose another time.",
                brief: "\(b.provider) cannot accept your request: \(b.service), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Request declined",
                lead: "You declined this request. \(b.client) has been told.",
                brief: "You declined the request from \(b.client): \(b.service), \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Booking confirmed",
                lead: "Your booking is confirmed. We look forward to seeing you.",
                brief: "Confirmed: \(b.service) with \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "New booking",
                lead: "\(b.client) has a confirmed booking with you.",
                brief: "New booking: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        let deadline = until.map { " by \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "Payment needed",
                lead: "Please pay \(amount)\(deadline). Your booking is confirmed once the payment has arrived.",
                brief: "Please pay \(amount)\(deadline) to confirm: \(b.service) with \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Waiting for payment",
                lead: "\(b.client) has been asked to pay \(amount)\(deadline).",
                brief: "Waiting for payment of \(amount): \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Payment received",
                lead: "Thank you. Your payment of \(amount) has arrived.",
                brief: "Payment of \(amount) received for \(b.service) with \(b.provider), \(b.when). Thank you."
            )
        case .provider:
            Wording(
                title: "Payment received",
                lead: "\(b.client) has paid \(amount).",
                brief: "\(b.client) has paid \(amount): \(b.service), \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "You moved your booking. Below is the new time."
            case (.provider, .client):
                "\(b.provider) has moved your booking. Please check whether the new time suits you."
            case (.client, .provider): "\(b.client) has moved the booking. Below is the new time."
            case (.provider, .provider): "You moved this booking. \(b.client) has been told."
            }
        let brief =
            switch recipient {
            case .client: "Your booking has a new time: \(b.service) with \(b.provider), now \(b.when)."
            case .provider: "New time: \(b.client), \(b.service), now \(b.when)."
            }
        return Wording(title: "Booking moved", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "Your booking has been cancelled, as you asked."
            case (.provider, .client): "\(b.provider) had to cancel your booking. We apologise for the trouble."
            case (.client, .provider): "\(b.client) has cancelled the booking. The time is free again."
            case (.provider, .provider): "You cancelled this booking. \(b.client) has been told."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "Cancelled as you asked: \(b.service) with \(b.provider), \(b.when)."
            case (.provider, .client): "\(b.provider) had to cancel: \(b.service), \(b.when)."
            case (.client, .provider): "\(b.client) has cancelled: \(b.service), \(b.when)."
            case (.provider, .provider): "You cancelled: \(b.client), \(b.service), \(b.when)."
            }
        return Wording(title: "Booking cancelled", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Refund paid",
                lead: "We have refunded \(amount) to you. It can take a few days until your bank shows it.",
                brief: "Refund of \(amount) paid for \(b.service), \(b.when). Your bank may take a few days."
            )
        case .provider:
            Wording(
                title: "Refund paid",
                lead: "\(b.client) has been refunded \(amount).",
                brief: "Refund of \(amount) paid to \(b.client): \(b.service), \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "Refund needs attention",
            lead: "The refund of \(amount) to \(b.client) could not be paid. Please pay it in another way.",
            brief: "Refund of \(amount) to \(b.client) could not be paid: \(b.service), \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        let deadline = until.map { " by \($0)" } ?? ""
        let event =
            isInquiry
            ? "The bank of \(b.client) asks about a payment of \(amount). Nothing has been withdrawn so far."
            : "\(b.client) disputes a payment at the bank, which has withdrawn \(amount)."
        return Wording(
            title: isInquiry ? "Bank asks about a payment" : "Payment disputed",
            lead:
                "\(event) To contest it, send evidence in Stripe’s dashboard\(deadline), such as the confirmation of the booking. If you do not, the money is usually lost.",
            brief: "Dispute of \(amount): \(b.client), \(b.service), \(b.when). Send evidence in Stripe\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won: ("Dispute won", "The bank has decided in your favour: \(amount) of \(b.client) is back.")
            case .lost: ("Dispute lost", "The bank has decided in favour of \(b.client): \(amount) is lost.")
            case .withdrawn:
                ("Dispute closed", "The dispute of \(amount) with \(b.client) has ended without a withdrawal.")
            }
        return Wording(
            title: title,
            lead: "\(result) You need not do anything.",
            brief: "\(title): \(amount), \(b.client), \(b.service), \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reminder",
                lead: notice.map { "Your appointment begins \($0)." } ?? "Your appointment is coming up.",
                brief: "Reminder: \(b.service) with \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Reminder",
                lead: notice.map { "An appointment begins \($0)." } ?? "An appointment is coming up.",
                brief: "Reminder: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "How was it?",
                lead: "Thank you for your visit to \(b.provider). A short review helps others to choose.",
                brief: "How was your visit to \(b.provider)? A short review helps others to choose."
            )
        case .provider:
            Wording(
                title: "Review requested",
                lead: "We have asked \(b.client) for a review.",
                brief: "We have asked \(b.client) for a review: \(b.service), \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service), \(b.when)"
        return Wording(
            title: "New review",
            lead:
                "\(client ?? "A client") left a review: \(stars) of 5 stars. "
                + "You can read it and reply publicly in the console, under Services.",
            brief: "New review\(client.map { " by \($0)" } ?? ""): \(stars) of 5 stars, \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Missed appointment",
                lead: "Your appointment is recorded as missed. If that is not right, please contact \(b.provider).",
                brief: "Recorded as missed: \(b.service), \(b.when). Not right? Please contact \(b.provider)."
            )
        case .provider:
            Wording(
                title: "No-show recorded",
                lead: "You recorded that \(b.client) did not come.",
                brief: "No-show recorded: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reservation expired",
                lead: "Your reservation was not confirmed in time and has expired. You are welcome to book again.",
                brief: "Your reservation has expired: \(b.service) with \(b.provider), \(b.when). You can book again."
            )
        case .provider:
            Wording(
                title: "Reservation expired",
                lead: "The reservation for \(b.client) was not confirmed in time. The time is free again.",
                brief: "Reservation expired: \(b.client), \(b.service), \(b.when). The time is free again."
            )
        }
    }
}
