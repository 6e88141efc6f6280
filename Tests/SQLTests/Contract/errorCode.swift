import SQL
import Testing

/// The code of the error that the body throws, or nil when it throws another or none.
func errorCode<Result>(_ body: () async throws -> Result) async -> SQLError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? SQLError)?.code
    }
}
