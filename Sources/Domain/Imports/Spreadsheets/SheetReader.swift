import Bookings
import CivilTime
import Money
package import PolicySimulation
import Scheduling

/// Reads what files of CSV say of providers, services, hours, clients and bookings.
package struct SheetReader {
    let options: ImportOptions
    let reading: ReadingOptions
    let sheets: [SheetKind: Sheet]
    var contents = SourceContents()

    /// Places of providers, and clients, by their ids.
    var providers: [String: Int] = [:]
    var clients: [String: Sheet.Row] = [:]

    /// The ids of clients whom a booking brings in.
    var booked: Set<String> = []
    private var seen: Set<SourceRow> = []

    /// Reads files, at most one of each kind, whose amounts and dates are written as `reading` says.
    ///
    /// Throws where there is no file of providers.
    package static func read(
        _ sheets: [Sheet],
        _ options: ImportOptions,
        _ reading: ReadingOptions
    ) throws(ImportFault) -> SourceContents {
        guard sheets.contains(where: { $0.kind == .providers }) else {
            throw ImportFault("a file of providers is needed, since everything else is theirs")
        }
        let byKind = Dictionary(sheets.map { ($0.kind, $0) }) { first, _ in first }
        var reader = SheetReader(options: options, reading: reading, sheets: byKind)
        reader.readAll()
        return reader.contents
    }

    private init(options: ImportOptions, reading: ReadingOptions, sheets: [SheetKind: Sheet]) {
        self.options = options
        self.reading = reading
        self.sheets = sheets
    }

    private mutating func readAll() {
        for sheet in sheets.values.sorted(by: { $0.name < $1.name }) {
            for fault in sheet.faults {
                contents.refuse(
                    SourceRow(.other, "line \(fault.line)", file: sheet.name, line: fault.line),
                    fault.reason
                )
            }
        }
        readEach(.providers, .provider) { reader, row, source throws(ImportFault) in
            try reader.readProvider(row, source)
        }
        readEach(.services, .service) { reader, row, source throws(ImportFault) in try reader.readService(row, source) }
        readEach(.hours, .hours) { reader, row, source throws(ImportFault) in try reader.readHours(row, source) }
        readEach(.blocked, .blockedTime) { reader, row, source throws(ImportFault) in
            try reader.readBlocked(row, source)
        }
        readEach(.clients, .client) { reader, row, source throws(ImportFault) in reader.clients[source.id] = row }
        readEach(.bookings, .booking) { reader, row, source throws(ImportFault) in try reader.readBooking(row, source) }
        tellClients()
    }

    /// Reads the rows of a file; one that is refused is told of, and stops no other.
    private mutating func readEach(
        _ kind: SheetKind,
        _ name: SourceRow.Kind,
        _ body: (inout SheetReader, Sheet.Row, SourceRow) throws(ImportFault) -> Void
    ) {
        for row in sheets[kind]?.rows ?? [] {
            let isDated = kind == .hours && row["date"] != nil
            let source = row.source(isDated ? .exception : name)
            do throws(ImportFault) {
                // Services are told apart within their provider.
                var key = SourceRow(name, kind == .services ? "\(row["provider"] ?? "")/\(source.id)" : source.id)
                key.file = source.file
                guard seen.insert(key).inserted else {
                    throw ImportFault("the id \(source.id.prefix(40)) stands twice")
                }
                try body(&self, row, source)
            } catch {
                contents.refuse(source, error.reason)
            }
        }
    }

    func provider(of row: Sheet.Row) throws(ImportFault) -> Int {
        guard let id = row["provider"] else { throw ImportFault("provider is empty") }
        guard let index = providers[id] else { throw ImportFault("its provider \(id.prefix(40)) is not brought in") }
        return index
    }

    func zone(named name: String) throws(ImportFault) -> Zone {
        do throws(ZoneError) {
            return try options.zones.zone(named: name)
        } catch {
            throw ImportFault("the zone \"\(name.prefix(40))\" is unknown")
        }
    }

    private mutating func readProvider(_ row: Sheet.Row, _ source: SourceRow) throws(ImportFault) {
        guard row["id"] != nil else { throw ImportFault("id is empty") }
        guard let name = ImportedText.name(row["name"]) else { throw ImportFault("name is empty or cannot be shown") }
        guard let zone = try row["time_zone"].map(zone(named:)) ?? options.timeZone else {
            throw ImportFault("time_zone is empty; say one with --time-zone")
        }
        if let email = row["email"], !ContactFormat.isEmail(email) {
            throw ImportFault("email is not an e-mail address")
        }
        providers[source.id] = contents.providers.count
        contents.providers.append(SourceProvider(source, name: name, email: row["email"], timeZone: zone.name))
    }

    private mutating func readService(_ row: Sheet.Row, _ source: SourceRow) throws(ImportFault) {
        let index = try provider(of: row)
        guard row["id"] != nil else { throw ImportFault("id is empty") }
        guard let name = ImportedText.name(row["name"]) else { throw ImportFault("name is empty or cannot be shown") }
        let (lengths, buffers) = (1...ServiceTiming.maximumDurationMinutes, 0...ServiceTiming.maximumBufferMinutes)
        guard let minutes = try row.integer("duration_minutes", in: lengths) else {
            throw ImportFault("duration_minutes is empty")
        }
        let step = try row.integer("slot_step_minutes", in: 1...ServiceTiming.maximumBufferMinutes)
        var timing = ServiceTiming(durationMinutes: minutes, slotStepMinutes: step)
        timing.bufferBeforeMinutes = try row.integer("buffer_before_minutes", in: buffers) ?? 0
        timing.bufferAfterMinutes = try row.integer("buffer_after_minutes", in: buffers) ?? 0
        timing.minimumNoticeMinutes = try row.integer("min_notice_minutes", in: 0...lengths.upperBound) ?? 0
        timing.bookingWindowDays = try row.integer("booking_window_days", in: 0...3_660).map { Int($0) }
        timing.capacity = Int(try row.integer("seats", in: 1...10_000) ?? 1)
        var service = SourceService(source, name: name, price: try price(of: row), timing: timing)
        service.description = ImportedText.lines(row["description"], limit: 5_000)
        service.requiresApproval = try row.flag("requires_approval")
        contents.providers[index].services.append(service)
    }

    private func price(of row: Sheet.Row) throws(ImportFault) -> MonetaryAmount {
        let name = row["currency"]
        let known = name.flatMap { Currency($0.uppercased()) } ?? (name == nil ? options.currency : nil)
        guard let text = row["price"] else { return MonetaryAmount(0, known ?? .euro) }
        guard let currency = known else {
            throw ImportFault(
                name.map { "the currency \"\($0.prefix(20))\" is unknown" }
                    ?? "currency is empty; say one with --currency"
            )
        }
        var bytes = text
        let amount = bytes.withUTF8 {
            AmountReader.read($0, unit: reading.amounts ?? .decimal, mark: reading.decimalMark, currency: currency)
        }
        switch amount {
        case .amount(let minor) where (0...Currency.maximumAmount).contains(minor):
            let price = MonetaryAmount(minor, currency)
            guard price.isPayable else { throw ImportFault("the price \(price) cannot be paid in that currency") }
            return price
        case .unclear(let option): throw ImportFault("price has two readings; say which with \(option)")
        default: throw ImportFault("price is not an amount of \(currency.code): \"\(text.prefix(40))\"")
        }
    }
}
