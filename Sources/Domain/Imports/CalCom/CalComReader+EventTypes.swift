import Money
import Scheduling

extension CalComReader {
    /// Makes a service of each length that an event type has.
    mutating func readEventType(_ document: CalComDocuments.Document) {
        let value = document.value
        let id = CalComDocuments.id(of: value)
        let source = document.row(.service, id)
        if value["teamId"] != nil || value["schedulingType"] != nil {
            return contents.refuse(source, "it belongs to a team, which has no place here")
        }
        let owner = value["ownerId", "userId"]?.id
        let only = owner == nil && contents.providers.count == 1 ? 0 : nil
        guard let index = index(ofProvider: owner) ?? only else {
            return contents.refuse(source, "its owner \(owner ?? "") is not brought in")
        }
        do throws(ImportFault) {
            let hours = try hours(of: value, at: contents.providers[index])
            let lengths = try lengths(of: value)
            let (found, remarks) = try timing(of: value)
            var timing = found
            let price = try price(of: value)
            guard let name = ImportedText.name(value["title"]?.text) else {
                throw ImportFault("a service needs a title")
            }
            var names: [Int64: String] = [:]
            for minutes in lengths {
                timing.durationMinutes = minutes
                timing.slotStepMinutes = value["slotInterval"]?.integer ?? minutes
                let row = lengths.count == 1 ? source : document.row(.service, "\(id)/\(minutes)")
                let title = lengths.count == 1 ? name : "\(name) (\(minutes) min)"
                var service = SourceService(row, name: title, price: price, timing: timing)
                service.description = ImportedText.lines(value["description"]?.text, limit: 5_000)
                service.requiresApproval = requiresApproval(value)
                service.hours = hours
                contents.providers[index].services.append(service)
                contents.providers[index].remarks[row] = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
                names[minutes] = row.id
            }
            services[value["id"]?.id ?? id] = (index, names, timing.capacity)
        } catch {
            contents.refuse(source, error.reason)
        }
    }

    private func lengths(of value: JSONValue) throws(ImportFault) -> [Int64] {
        let options = value["lengthInMinutesOptions"]?.list ?? value["metadata"]?["multipleDuration"]?.list ?? []
        var lengths = [value["lengthInMinutes", "length"]?.integer].compactMap(\.self)
        for option in options.compactMap(\.integer) where !lengths.contains(option) { lengths.append(option) }
        guard !lengths.isEmpty, lengths.allSatisfy({ (1...ServiceTiming.maximumDurationMinutes).contains($0) }) else {
            throw ImportFault("its length is not 1 to \(ServiceTiming.maximumDurationMinutes) minutes")
        }
        return lengths
    }

    private func requiresApproval(_ value: JSONValue) -> Bool {
        if let requires = value["requiresConfirmation"]?.bool { return requires }
        return value["confirmationPolicy"]?["type"] != nil && value["confirmationPolicy"]?["disabled"]?.bool != true
    }

    /// Hours that an event type does not share with its owner.
    private mutating func hours(
        of value: JSONValue,
        at provider: SourceProvider
    ) throws(ImportFault) -> [WeeklyHours] {
        guard let id = value["scheduleId"]?.id, let schedule = schedules.first(where: { $0.id == id }) else {
            return []
        }
        guard provider.hours.first?.row.id.hasPrefix("\(id)/") != true else { return [] }
        guard schedule.timeZone == nil || schedule.timeZone == provider.timeZone else {
            throw ImportFault(
                "its schedule \(id) is in \(schedule.timeZone ?? ""), and its owner in \(provider.timeZone)"
            )
        }
        usedSchedules.insert(id)
        for exception in schedule.exceptions {
            contents.refuse(exception.row, "a service has no exceptions of its own")
        }
        return schedule.hours.flatMap(\.hours)
    }

    private func timing(of value: JSONValue) throws(ImportFault) -> (ServiceTiming, remarks: [String]) {
        var timing = ServiceTiming(durationMinutes: 1)
        var remarks: [String] = []
        timing.bufferBeforeMinutes = value["beforeEventBuffer"]?.integer ?? 0
        timing.bufferAfterMinutes = value["afterEventBuffer"]?.integer ?? 0
        let bounds = 0...ServiceTiming.maximumBufferMinutes
        guard bounds.contains(timing.bufferBeforeMinutes), bounds.contains(timing.bufferAfterMinutes) else {
            throw ImportFault("a buffer is not 0 to \(ServiceTiming.maximumBufferMinutes) minutes")
        }
        if let step = value["slotInterval"]?.integer, !(1...ServiceTiming.maximumBufferMinutes).contains(step) {
            throw ImportFault("its slotInterval is not 1 to \(ServiceTiming.maximumBufferMinutes) minutes")
        }
        timing.minimumNoticeMinutes = value["minimumBookingNotice"]?.integer ?? 0
        guard (0...ServiceTiming.maximumDurationMinutes).contains(timing.minimumNoticeMinutes) else {
            throw ImportFault("its minimumBookingNotice is not 0 to \(ServiceTiming.maximumDurationMinutes) minutes")
        }
        let seats = value["seatsPerTimeSlot"]?.integer ?? value["seats"]?["seatsPerTimeSlot"]?.integer ?? 1
        guard (1...10_000).contains(seats) else { throw ImportFault("it has \(seats) seats; 1 to 10000 can be") }
        timing.capacity = Int(seats)
        remarks += limit(&timing, by: value)
        if value["hidden"]?.bool == true { remarks.append("it was hidden there, and can be booked by everybody here") }
        if value["recurringEvent", "recurrence"]?.object?.isEmpty == false {
            remarks.append("that it repeats is left out")
        }
        return (timing, remarks)
    }

    /// Takes over the booking window and the limits; what has no place is said.
    private func limit(_ timing: inout ServiceTiming, by value: JSONValue) -> [String] {
        var remarks: [String] = []
        let window = value["bookingWindow"]
        let type = window?["type"]?.text ?? value["periodType"]?.text?.uppercased() ?? ""
        let days = window?["value"]?.integer ?? value["periodDays"]?.integer
        switch type {
        case "calendarDays", "businessDays", "ROLLING", "ROLLING_WINDOW":
            guard let days, (0...3_660).contains(days) else { break }
            timing.bookingWindowDays = Int(days)
            if type == "businessDays" || value["periodCountCalendarDays"]?.bool == false {
                remarks.append("its booking window counts all days, not business days alone")
            }
        case "range", "RANGE": remarks.append("its range of dates is left out")
        default: break
        }
        let limits = value["bookingLimitsCount"] ?? value["bookingLimits"]
        func most(_ names: String...) -> Int? {
            names.lazy.compactMap { limits?[$0]?.integer }.first.flatMap {
                (1...1_000_000).contains($0) ? Int($0) : nil
            }
        }
        timing.maximumPerDay = most("day", "PER_DAY")
        timing.maximumPerWeek = most("week", "PER_WEEK")
        timing.maximumPerMonth = most("month", "PER_MONTH")
        if most("year", "PER_YEAR") != nil { remarks.append("its limit for a year is left out") }
        return remarks
    }

    /// Prices are in minor units there as well.
    private func price(of value: JSONValue) throws(ImportFault) -> MonetaryAmount {
        let stripe = value["metadata"]?["apps"]?["stripe"]
        let isPaid = stripe != nil && stripe?["enabled"]?.bool != false
        let written = isPaid ? stripe?["price"] : value["price"]
        let name = ((isPaid ? stripe?["currency"] : value["currency"])?.text ?? "").uppercased()
        guard let written else { return MonetaryAmount(0, Currency(name) ?? options.currency ?? .euro) }
        guard let minor = written.integer, (0...Currency.maximumAmount).contains(minor) else {
            throw ImportFault("its price is not a whole number of minor units")
        }
        if minor == 0 { return MonetaryAmount(0, Currency(name) ?? options.currency ?? .euro) }
        guard let currency = Currency(name) ?? options.currency else {
            throw ImportFault("the currency \"\(name.prefix(20))\" of its price is unknown; say one with --currency")
        }
        let price = MonetaryAmount(minor, currency)
        guard price.isPayable else { throw ImportFault("its price \(price) cannot be paid in that currency") }
        return price
    }
}
