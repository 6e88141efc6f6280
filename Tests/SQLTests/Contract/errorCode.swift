import SQL
import Testing

/// The code of the error that the body throws, or nil when it throws another or none.
func errorCode(_ body: () async throws -> Void) async -> SQLError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? SQLError)?.code
    }
}
