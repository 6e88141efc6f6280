package import Bookings
import Caching
package import CivilTime
import HTTPTypes
package import Pictures
import Synchronization

/// Renders the photos that providers upload: of one provider one at a time, of all a few.
package final class PhotoUploads: Sendable {
    private struct State {
        var busy: Set<ProviderID> = []
        /// A token for each photo, and for each further second that one takes.
        var recent = TokenBuckets<ProviderID>(capacity: 40, interval: 60_000)
    }

    private let renderer: any PictureRenderer
    private let maximumCount: Int
    private let clock = ContinuousClock()
    private let state = Mutex(State())

    /// - Parameters:
    ///   - renderer: Makes what is shown.
    ///   - maximumCount: The most photos that are rendered at once: each of them can take some hundred megabytes.
    package init(_ renderer: any PictureRenderer, atMost maximumCount: Int) {
        self.renderer = renderer
        self.maximumCount = maximumCount
    }

    /// Renders a file that a provider sent.
    ///
    /// Throws ``PictureError`` if it is not a picture that is accepted, and ``APIError`` if too many are rendered by now.
    package func render(_ file: [UInt8], of provider: ProviderID, at now: Instant) async throws -> RenderedPicture {
        try admit(provider, at: now)
        let start = clock.now
        defer { finish(provider, after: start.duration(to: clock.now), at: now) }
        return try await renderer.render(file)
    }

    private func admit(_ provider: ProviderID, at now: Instant) throws {
        try state.withLock { state in
            guard !state.busy.contains(provider) else {
                let message = "Another photo of this provider is being read; try again in a few seconds."
                var error = APIError(.tooManyAtOnce, message)
                error.headers[.retryAfter] = "2"
                throw error
            }
            guard state.busy.count < maximumCount else {
                throw APIError.overloaded("Too many photos are being read; try again in a second.")
            }
            let wait = state.recent.take(from: provider, at: now.secondsSince1970 * 1_000)
            guard wait <= 0 else {
                throw APIError.tooManyRequests("Too many photos were uploaded.", after: (wait + 999) / 1_000)
            }
            state.busy.insert(provider)
        }
    }

    private func finish(_ provider: ProviderID, after time: Duration, at now: Instant) {
        state.withLock { state in
            state.busy.remove(provider)
            state.recent.charge(time.components.seconds, to: provider, at: now.secondsSince1970 * 1_000)
        }
    }
}

extension APIError {
    init(_ error: PictureError) {
        switch error.code {
        case .unknownFormat, .animated, .dimensions, .unsupported, .broken:
            self.init(.invalidValue, error.message, errors: [FieldError(field: "photo", reason: error.message)])
        case .unavailable:
            self.init(.unavailable, "The photo could not be read at the moment; try again in a few seconds.")
            headers[.retryAfter] = "5"
        }
    }
}
