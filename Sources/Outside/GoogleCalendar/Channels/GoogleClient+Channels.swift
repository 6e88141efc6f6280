package import CalendarAPIs
import HTTPTransport

extension GoogleClient {
    /// Opens a channel: notices of changes in a calendar are sent to `url` with `token`, for `seconds` at most.
    ///
    /// `id` has at most 64 characters and was never taken before; `token` has at most 256.
    package func watch(
        _ calendar: String,
        as id: String,
        telling url: String,
        token: String,
        for seconds: Int64
    ) async throws(CalendarAPIError) -> GoogleChannel {
        let body = ChannelBody(
            id: id,
            type: "web_hook",
            address: url,
            token: token,
            params: ChannelBody.Parameters(ttl: "\(seconds)")
        )
        return try await api.send(.post, "\(Self.path(of: calendar))/watch", body: body, as: GoogleChannel.self)
    }

    /// Closes a channel; succeeds if it is gone.
    package func stop(channel id: String, resource: String) async throws(CalendarAPIError) {
        do throws(CalendarAPIError) {
            try await api.send(.post, "/channels/stop", body: StopBody(id: id, resourceId: resource))
        } catch {
            guard [.missing, .deleted].contains(error.code) else { throw error }
        }
    }
}

private struct ChannelBody: Encodable {
    let id: String
    let type: String
    let address: String
    let token: String
    let params: Parameters

    struct Parameters: Encodable {
        let ttl: String
    }
}

private struct StopBody: Encodable {
    let id: String
    let resourceId: String
}
