import Bookings
import CivilTime
import Scheduling

extension ImportDesk {
    /// Sets the weekly hours of a provider that was just made; those of one that was there are its own by now.
    func bringHours(
        of source: SourceProvider,
        isNew: Bool,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        var accepted: [WeeklyHours] = []
        for row in source.hours {
            guard records[.hours, row.row.id] == nil else {
                work.tell(row.row, .present)
                continue
            }
            guard isNew else {
                work.tell(row.row, .refused, "the provider is here already, and keeps the hours that it has here")
                continue
            }
            do throws(ScheduleError) {
                _ = try Schedule(zone: .utc, weekly: accepted + row.hours)
            } catch {
                work.tell(row.row, .refused, error.message)
                continue
            }
            accepted += row.hours
            try await records.add(.hours, row.row.id, as: records.provider.rawValue, in: transaction)
            work.tellMade(row.row, record: records.provider.rawValue)
        }
        guard !accepted.isEmpty else { return }
        _ = try await schedules.replaceHours(of: records.provider, with: accepted, in: transaction)
    }

    /// Sets what is different on dates to come, date by date.
    func bringExceptions(
        of source: SourceProvider,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        guard !source.exceptions.isEmpty else { return }
        let today = try zones.zone(named: source.timeZone).date(at: transaction.now.secondsSince1970)
        let present = try await ScheduleStore().exceptions(of: records.provider, in: transaction.connection)
        let taken = Set(present.map(\.exception.date))
        let dates = Dictionary(grouping: source.exceptions, by: \.date)
        for (date, rows) in dates.sorted(by: { $0.key < $1.key }) {
            var outcome: (ImportEntry.Outcome, reason: String?)?
            if records[.exception, "\(date)"] != nil {
                outcome = (.present, nil)
            } else if date < today {
                outcome = (.skipped, "it is over")
            } else if taken.contains(date) {
                outcome = (.refused, "the date has exceptions here already")
            } else if let reason = try await set(rows, on: date, of: records.provider, in: transaction) {
                outcome = (.refused, reason)
            }
            if let outcome {
                for row in rows { work.tell(row.row, outcome.0, outcome.reason) }
                continue
            }
            try await records.add(.exception, "\(date)", as: "\(date)", in: transaction)
            for row in rows { work.tellMade(row.row, record: "\(date)") }
        }
    }

    /// Writes the exceptions of a date; says why they are refused.
    private func set(
        _ rows: [SourceProvider.Exception],
        on date: CivilDate,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> String? {
        let exceptions = rows.flatMap { row in
            row.kinds.map { DatedException(ScheduleException(date: row.date, kind: $0), note: row.note) }
        }
        do {
            _ = try await schedules.replaceExceptions(of: provider, on: date, with: exceptions, in: transaction)
            return nil
        } catch let error as ScheduleError {
            return error.message
        } catch let error as BookingsError {
            return error.message
        }
    }
}
