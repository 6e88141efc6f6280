import Money
import Scheduling

extension EasyAppointmentsReader {
    /// Gives each provider a copy of the services that they offer.
    mutating func readServices() throws(ImportFault) {
        var offered: Set<String> = []
        for link in tables.rows("services_providers") {
            let (user, id) = (try link.id("id_users"), try link.id("id_services"))
            offered.insert(id)
            guard let row = services[id] else {
                contents.refuse(
                    SourceRow(.service, id, line: link.line),
                    "no such service, which provider \(user) offers"
                )
                continue
            }
            guard let index = index(ofProvider: user) else {
                let reason = "its provider \(user) is not brought in"
                contents.refuse(SourceRow(.service, id, line: row.line), reason)
                continue
            }
            do throws(ImportFault) {
                let (service, remark) = try service(row)
                contents.providers[index].services.append(service)
                contents.providers[index].remarks[service.row] = remark
            } catch {
                contents.refuse(SourceRow(.service, id, line: row.line), "at provider \(user): \(error.reason)")
            }
        }
        for (id, row) in services.sorted(by: { $0.value.line < $1.value.line }) where !offered.contains(id) {
            contents.skip(SourceRow(.service, id, line: row.line), "no provider offers it")
        }
    }

    private func service(_ row: DumpRow) throws(ImportFault) -> (SourceService, remark: String?) {
        guard let name = ImportedText.name(try row.text("name")) else { throw ImportFault("a service needs a name") }
        guard let minutes = try row.integer("duration"), (1...ServiceTiming.maximumDurationMinutes).contains(minutes)
        else {
            throw ImportFault("its duration is not 1 to \(ServiceTiming.maximumDurationMinutes) minutes")
        }
        // Elsewhere starts are offered every quarter of an hour, or one after another.
        let isFixed = try row.text("availabilities_type") == "fixed"
        var timing = ServiceTiming(durationMinutes: minutes, slotStepMinutes: isFixed ? minutes : 15)
        let buffers = 0...ServiceTiming.maximumBufferMinutes
        timing.bufferBeforeMinutes = try row.integer("buffer_before") ?? 0
        timing.bufferAfterMinutes = try row.integer("buffer_after") ?? 0
        guard buffers.contains(timing.bufferBeforeMinutes), buffers.contains(timing.bufferAfterMinutes) else {
            throw ImportFault("a buffer is not 0 to \(ServiceTiming.maximumBufferMinutes) minutes")
        }
        let seats = try row.integer("attendants_number") ?? 1
        guard (1...10_000).contains(seats) else {
            throw ImportFault("it takes \(seats) clients at once; 1 to 10000 can be")
        }
        timing.capacity = Int(seats)
        try applySettings(to: &timing)
        let (price, remark) = try price(of: row)
        var service = SourceService(
            SourceRow(.service, try row.id(), line: row.line),
            name: name,
            price: price,
            timing: timing
        )
        service.description = ImportedText.lines(try row.text("description"), limit: 5_000)
        var remarks = [remark].compactMap(\.self)
        if try row.flag("is_private") { remarks.append("it was private there, and can be booked by everybody here") }
        return (service, remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }

    private func applySettings(to timing: inout ServiceTiming) throws(ImportFault) {
        if let notice = settings["book_advance_timeout"].flatMap({ Int64($0) }),
            (0...ServiceTiming.maximumDurationMinutes).contains(notice)
        {
            timing.minimumNoticeMinutes = notice
        }
        if let window = settings["future_booking_limit"].flatMap({ Int($0) }), (1...3_660).contains(window) {
            timing.bookingWindowDays = window
        }
    }

    private func price(of row: DumpRow) throws(ImportFault) -> (MonetaryAmount, remark: String?) {
        let text = ImportedText.trimmed(try row.text("price") ?? "")
        let name = ImportedText.trimmed(try row.text("currency") ?? "")
        let isFree = text.allSatisfy { $0 == "0" || $0 == "." }
        if let currency = Currency(name.uppercased()) ?? options.currency {
            let remark =
                Currency(name.uppercased()) == nil && !isFree ? "its price is taken to be in \(currency.code)" : nil
            return (text.isEmpty ? MonetaryAmount(0, currency) : try DecimalPrice.amount(text, currency), remark)
        }
        // Nothing in any currency.
        if isFree { return (MonetaryAmount(0, .euro), nil) }
        throw ImportFault(
            "the currency \"\(name.prefix(20))\" of its price is not a code such as EUR; say one with --currency"
        )
    }
}
