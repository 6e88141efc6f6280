extension ExportPreset {
    /// All presets, the most specific first.
    public static let all = [stripePayments, stripeCharges, square, acuity, easyAppointments, bookable]

    /// The preset of a name; `nil` for an unknown one.
    public init?(name: String) {
        guard let preset = Self.all.first(where: { $0.name == name }) else { return nil }
        self = preset
    }

    /// The dashboard's export of payments.
    static let stripePayments = ExportPreset(
        name: "stripe-payments",
        signature: ["id", "Created date (UTC)", "Amount", "Amount Refunded", "Currency"],
        names: [
            .booking: "id", .currency: "Currency", .paid: "Amount", .alreadyRefunded: "Amount Refunded",
            .bookedAt: "Created date (UTC)",
        ],
        amounts: .decimal,
        defaults: [:],
        remark: "knows payments, not appointments: name the metadata that hold start_at, end_at and the provider"
    )

    /// The dashboard's older export of charges.
    static let stripeCharges = ExportPreset(
        name: "stripe-charges",
        signature: ["id", "Created (UTC)", "Amount", "Amount Refunded", "Currency"],
        names: [
            .booking: "id", .currency: "Currency", .paid: "Amount", .alreadyRefunded: "Amount Refunded",
            .bookedAt: "Created (UTC)",
        ],
        amounts: .decimal,
        defaults: [:],
        remark: "knows payments, not appointments: name the metadata that hold start_at, end_at and the provider"
    )

    /// The export of transactions.
    static let square = ExportPreset(
        name: "square",
        signature: ["Transaction ID", "Gross Sales", "Total Collected", "Time Zone"],
        names: [.booking: "Transaction ID", .provider: "Staff Name", .paid: "Total Collected"],
        amounts: .decimal,
        defaults: [.alreadyRefunded: "0"],
        remark: "knows payments, not appointments, and writes date and time in two columns"
    )

    /// The export of appointments.
    static let acuity = ExportPreset(
        name: "acuity",
        signature: ["Start Time", "End Time", "Calendar", "Appointment Price", "Date Scheduled", "Appointment ID"],
        names: [
            .booking: "Appointment ID", .provider: "Calendar", .paid: "Amount Paid Online",
            .bookedAt: "Date Scheduled", .startAt: "Start Time", .endAt: "End Time", .service: "Type",
        ],
        amounts: .decimal,
        defaults: [.alreadyRefunded: "0"],
        remark: "has neither the currency nor when and by whom it was cancelled; times are of the account's zone"
    )

    /// The table `ea_appointments`.
    static let easyAppointments = ExportPreset(
        name: "easyappointments",
        signature: ["id", "book_datetime", "start_datetime", "end_datetime", "id_users_provider"],
        names: [
            .booking: "id", .provider: "id_users_provider", .bookedAt: "book_datetime", .startAt: "start_datetime",
            .endAt: "end_datetime", .service: "id_services",
        ],
        amounts: .decimal,
        defaults: [.alreadyRefunded: "0"],
        remark: "has no amounts: join the price of the service; times are of the provider's zone"
    )

    /// What `bookings list --format csv` and `--database` give.
    static let bookable = ExportPreset(
        name: "bookable",
        signature: CancellationColumn.allCases.filter { !$0.isOptional }.map(\.rawValue),
        names: [:],
        amounts: nil,
        defaults: [:],
        remark: "the columns by their own names"
    )
}
