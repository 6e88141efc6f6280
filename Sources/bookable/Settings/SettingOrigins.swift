import Configuration
import Synchronization

/// Remembers which provider gave each value that was read.
final class SettingOrigins: AccessReporter {
    private let names = Mutex<[String: String]>([:])

    func report(_ event: AccessEvent) {
        let giver = event.providerResults.last { result in
            if case .success(let found) = result.result { found.value != nil } else { false }
        }
        names.withLock { $0[event.metadata.key.description] = giver?.providerName }
    }

    /// The provider's name; `nil` where the default holds.
    func name(of key: String) -> String? { names.withLock { $0[key] } }
}
