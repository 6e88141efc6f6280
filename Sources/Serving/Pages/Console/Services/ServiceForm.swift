import Bookings
import Money
import Scheduling

/// A service as its form has it.
struct ServiceForm: Sendable {
    private(set) var values: [String: String]

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    /// Refuses a field that is of the right form.
    mutating func refuse(_ field: Field) { refused.insert(field) }

    /// Whether the service could never be booked.
    var isNeverBookable = false

    enum Field: String, CaseIterable, Sendable {
        case name, description, price, currency, duration, step, before, after, notice, window, seats, party, approval,
            proof, series
    }

    subscript(field: Field) -> String { values[field.rawValue] ?? "" }

    /// The form of a new service, in the currency that the provider uses already.
    init(currency: Currency) {
        values = [
            "currency": currency.code, "duration": "60", "step": "30", "before": "0", "after": "0", "notice": "0",
            "seats": "1", "party": "1", "series": "1",
        ]
    }

    init(_ service: Service) {
        let timing = service.timing
        values = [
            "name": service.name, "description": service.description, "price": MoneyText.text(service.price),
            "currency": service.price.currency.code, "duration": String(timing.durationMinutes),
            "step": String(timing.slotStepMinutes), "before": String(timing.bufferBeforeMinutes),
            "after": String(timing.bufferAfterMinutes), "notice": String(timing.minimumNoticeMinutes),
            "window": timing.bookingWindowDays.map { String($0) } ?? "", "seats": String(timing.capacity),
            "party": String(timing.maximumSeats), "series": String(service.maximumOccurrences),
            "approval": service.requiresApproval ? "yes" : "", "proof": service.requiresEmailProof ? "yes" : "",
        ]
    }

    init(_ fields: FormFields) {
        values = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0.rawValue, fields[$0.rawValue]) })
    }

    /// The form of a first service, which has a few fields; the others are those of a new service.
    init(setup fields: FormFields) {
        self.init(currency: .euro)
        for field in [Field.name, .price, .currency, .duration] { values[field.rawValue] = fields[field.rawValue] }
        // Starts on the hour and the half, unless that wastes time between sessions.
        if let minutes = Int(self[.duration]), minutes > 0, !minutes.isMultiple(of: 30) {
            values[Field.step.rawValue] = "15"
        }
    }

    /// What the form says of a service.
    struct Filled: Sendable {
        let name: String
        let description: String
        let price: MonetaryAmount
        let requiresApproval: Bool
        let requiresEmailProof: Bool
        let maximumOccurrences: Int

        /// What is not in the form stays as it is.
        let change: @Sendable (inout ServiceTiming) -> Void
        let duration: Int64
        let step: Int64
    }

    /// The values of the form if all are valid; otherwise ``refused`` names the invalid ones.
    mutating func read() -> Filled? {
        refused = []
        let name = BookingPages.text(self[.name]) ?? ""
        if name.isEmpty || name.count > 200 || name.contains("\n") { refused.insert(.name) }
        let currency = Currency(self[.currency].uppercased())
        if currency == nil { refused.insert(.currency) }
        let price = currency.flatMap { currency in
            MoneyText.minorUnits(self[.price], currency).map { MonetaryAmount($0, currency) }
        }
        if price?.isPayable != true, currency != nil { refused.insert(.price) }
        let duration = number(.duration, in: 1...ServiceTiming.maximumDurationMinutes)
        let step = number(.step, in: 1...ServiceTiming.maximumBufferMinutes)
        let before = number(.before, in: 0...ServiceTiming.maximumBufferMinutes)
        let after = number(.after, in: 0...ServiceTiming.maximumBufferMinutes)
        let notice = number(.notice, in: 0...ServiceTiming.maximumDurationMinutes)
        let window = self[.window].isEmpty ? nil : number(.window, in: 0...3_660)
        let seats = number(.seats, in: 1...10_000)
        let party = self[.party].isEmpty ? 1 : number(.party, in: 1...(seats ?? 10_000))
        let series = self[.series].isEmpty ? 1 : number(.series, in: 1...Int64(Repetition.maximumCount))
        guard refused.isEmpty, let price, let duration, let step, let before, let after, let notice, let seats,
            let party, let series
        else { return nil }
        return Filled(
            name: name,
            description: BookingPages.text(self[.description], upTo: Self.longestDescription) ?? "",
            price: price,
            requiresApproval: self[.approval] == "yes",
            requiresEmailProof: self[.proof] == "yes",
            maximumOccurrences: Int(series),
            change: { timing in
                timing.durationMinutes = duration
                timing.slotStepMinutes = step
                timing.bufferBeforeMinutes = before
                timing.bufferAfterMinutes = after
                timing.minimumNoticeMinutes = notice
                timing.bookingWindowDays = window.map { Int($0) }
                timing.capacity = Int(seats)
                timing.maximumSeats = Int(party)
            },
            duration: duration,
            step: step
        )
    }

    /// Unicode scalars, as in the API.
    static let longestDescription = 5_000

    private mutating func number(_ field: Field, in range: ClosedRange<Int64>) -> Int64? {
        guard let number = Int64(self[field]), range.contains(number) else {
            refused.insert(field)
            return nil
        }
        return number
    }
}
