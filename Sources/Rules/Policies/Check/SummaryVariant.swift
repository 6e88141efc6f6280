import Money

/// The plain example with one thing changed on which a policy may depend besides the notice.
struct SummaryVariant {
    let words: String
    let example: PolicyCurve.Example

    /// What the plain example is.
    static let plainWords = "EUR 100.00 paid for an hour on a Wednesday in June at 12:00, booked long before"

    static let all: [SummaryVariant] = {
        let yen = Currency("JPY")
        return [
            SummaryVariant("for a start at 20:00") { $0.startAt += 28_800 },
            SummaryVariant("on a Saturday") { $0.startAt += 3 * 86_400 },
            SummaryVariant("on a Sunday") { $0.startAt += 4 * 86_400 },
            SummaryVariant("in December") { $0.startAt += 26 * 7 * 86_400 },
            SummaryVariant("for a session of 8 hours") { $0.duration = 28_800 },
            SummaryVariant("booked 5 days before") { $0.lead = 5 * 86_400 },
            SummaryVariant("booked 2 days before") { $0.lead = 2 * 86_400 },
            SummaryVariant("booked a day before") { $0.lead = 86_400 },
            SummaryVariant("booked 2 hours before") { $0.lead = 7_200 },
            SummaryVariant("cancelled half an hour after booking") { $0.sinceBooking = 1_800 },
            SummaryVariant("for EUR 10.00") { $0.paid /= 10 },
            SummaryVariant("for EUR 1000.00") { $0.paid *= 10 },
            SummaryVariant("for EUR 10000.00") { $0.paid *= 100 },
            SummaryVariant("for JPY 10000") { if let yen { $0.currency = yen } },
            SummaryVariant("after an earlier refund of half, in all") { $0.alreadyRefunded = $0.paid / 2 },
        ]
    }()

    private init(_ words: String, _ change: (inout PolicyCurve.Example) -> Void) {
        var example = PolicyCurve.Example()
        change(&example)
        self.words = words
        self.example = example
    }
}
