import Bookings
import SQL

extension SQLDatabase {
    /// Throws a message where the database is a worker of a Citus cluster: locks and notifications there reach no other node.
    func requireCoordinator(at address: DatabaseAddress) async throws {
        guard address.isPostgres else { return }
        guard try await transaction(.read, { try await ClusterNode.read(in: $0) }) != .worker else {
            throw CommandFailure(
                """
                \(address) is a worker of a Citus cluster. Name the coordinator: locks and notifications of a worker do not \
                reach the other servers.
                """
            )
        }
    }
}
