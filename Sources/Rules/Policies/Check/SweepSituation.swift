import CivilTime
import Money

/// A booking of which only the notice is open.
struct SweepSituation {
    private let paid: Int64
    private let alreadyRefunded: Int64
    private let currency: Currency
    private let cancelledBy: CancelledBy
    private let startAt: Int64
    private let zone: Zone

    /// Seconds that the session lasts.
    private let duration: Int64

    /// Seconds between the booking and the start, unless it is cancelled before that.
    private let lead: Int64

    /// Seconds, the longest first: each usual edge with the seconds beside it, and what lies between.
    static let notices: [Int64] = {
        let hours: [Int64] = [1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72]
        let days: [Int64] = [4, 5, 6, 7, 10, 14, 21, 28, 30, 45, 60, 90, 180, 365]
        let edges = hours.map { $0 * 3600 } + days.map { $0 * 86_400 } + [0]
        let around = edges.flatMap { [$0 + 1, $0, $0 - 1] }
        return Set(around + [-3600, -86_400]).sorted(by: >)
    }()

    /// The plain situation first, then one for each thing that may go wrong.
    static let all: [SweepSituation] = {
        let plain = SweepSituation()
        let amounts: [Int64] = [1, 99, 10_000, 12_345, Currency.maximumAmount, 0]
        let currencies = ["JPY", "KWD", "ISK"].compactMap { Currency($0) }
        return [plain]
            + amounts.map { SweepSituation(paid: $0) }
            + currencies.map { SweepSituation(paid: 12_345, currency: $0) }
            + [SweepSituation(alreadyRefunded: 3333), SweepSituation(alreadyRefunded: 9999)]
            + [SweepSituation(cancelledBy: .noShow)]
            + [900, 28_800, 172_800].map { SweepSituation(duration: $0) }
            + [SweepSituation(lead: 36_000)]
            + weekend + clockChanges
    }()

    /// A Saturday and a Sunday; the plain situation is on a Wednesday.
    private static var weekend: [SweepSituation] {
        [1_781_352_000, 1_781_438_400].map { SweepSituation(startAt: $0) }
    }

    /// Starts on days on which clocks change: of 23, 25 and 24 and a half hours.
    private static var clockChanges: [SweepSituation] {
        let days: [(name: String, startAt: Int64)] = [
            ("Europe/Berlin", 1_743_339_600), ("Europe/Berlin", 1_761_487_200), ("Australia/Lord_Howe", 1_759_636_800),
        ]
        return days.compactMap { day in
            do throws(ZoneError) {
                let zone = try ZoneDirectory.system.zone(named: day.name)
                return SweepSituation(startAt: day.startAt, zone: zone)
            } catch {
                // A system without these zones has no such days to try.
                return nil
            }
        }
    }

    private init(
        paid: Int64 = 9999,
        alreadyRefunded: Int64 = 0,
        currency: Currency = .euro,
        cancelledBy: CancelledBy = .client,
        startAt: Int64 = 1_781_092_800,
        zone: Zone = .utc,
        duration: Int64 = 3600,
        lead: Int64 = 34_560_000
    ) {
        self.paid = paid
        self.alreadyRefunded = alreadyRefunded
        self.currency = currency
        self.cancelledBy = cancelledBy
        self.startAt = startAt
        self.zone = zone
        self.duration = duration
        self.lead = lead
    }

    /// The booking with a notice in seconds.
    func booking(notice: Int64) -> PolicyBooking {
        PolicyBooking(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            currency: currency,
            bookedAt: startAt - max(lead, notice),
            startAt: startAt,
            endAt: startAt + duration,
            cancelledAt: startAt - notice,
            cancelledBy: cancelledBy,
            zone: zone,
            serviceName: "Session"
        )
    }

    /// A booking in a few words, such as `EUR 99.99 paid, 24 hours' notice`.
    static func describe(_ booking: PolicyBooking) -> String {
        var parts = ["\(booking.currency.format(booking.paid)) paid"]
        if booking.alreadyRefunded > 0 {
            parts.append("\(booking.currency.format(booking.alreadyRefunded)) refunded before")
        }
        if booking.serviceDuration != 3600 {
            parts.append("a session of \(NoticeText.describe(booking.serviceDuration))")
        }
        parts.append(booking.cancelledBy == .noShow ? "the client did not come" : words(notice: booking.notice))
        return parts.joined(separator: ", ")
    }

    /// A notice in words, exact to the second.
    static func words(notice: Int64) -> String {
        guard notice >= 0 else { return "cancelled \(NoticeText.describe(-notice)) after the start" }
        let rest = notice % 60
        if rest == 59 { return "a second less than \(NoticeText.describe(notice + 1)) of notice" }
        return rest == 1 && notice > 1
            ? "a second more than \(NoticeText.describe(notice - 1)) of notice"
            : "\(NoticeText.describe(notice)) of notice"
    }
}
