import Bookings
import SQL
import Scheduling

extension ImportDesk {
    /// Adds the services that are not here yet, with the hours that are theirs alone.
    func bringServices(
        of source: SourceProvider,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        for service in source.services {
            if let record = records[.service, service.row.id] {
                work.tell(service.row, .present, record: record)
                for row in service.hourRows { work.tell(row, .present) }
                continue
            }
            let provider = records.provider
            do {
                let id = try await transaction.connection.savepoint {
                    try await make(service, of: provider, in: transaction)
                }
                try await records.add(.service, service.row.id, as: id.rawValue, in: transaction)
                work.tellMade(service.row, record: id.rawValue)
                for row in service.hourRows { work.tellMade(row, record: id.rawValue) }
            } catch let error as ScheduleError {
                refuse(service, error.message, &work)
            } catch let error as BookingsError {
                refuse(service, error.message, &work)
            }
        }
    }

    private func make(
        _ service: SourceService,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> ServiceID {
        var draft = ServiceStore.Draft(name: service.name, price: service.price, timing: service.timing)
        draft.description = service.description
        draft.requiresApproval = service.requiresApproval
        let made = try await services.create(draft, of: provider, in: transaction)
        if !service.hours.isEmpty {
            _ = try await serviceHours.replace(made.id, of: provider, with: service.hours, in: transaction)
        }
        return made.id
    }

    private func refuse(_ service: SourceService, _ reason: String, _ work: inout ImportWork) {
        work.tell(service.row, .refused, reason)
        for row in service.hourRows { work.tell(row, .refused, "its service is refused") }
    }
}
