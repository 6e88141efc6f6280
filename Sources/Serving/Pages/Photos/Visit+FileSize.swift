import ConsoleTexts
import Localization

extension Visit {
    /// How long a file can be, as people read it.
    func fileSize(_ bytes: Int) -> String {
        bytes < 1_000_000
            ? self[.kilobytes].filling(String(bytes / 1_000)) : self[.megabytes].filling(String(bytes / 1_000_000))
    }
}
