import ConsoleTexts
import Localization

extension Visit {
    /// How long a file can be, to the byte, as people read it: `8 MB`, `1.999999 MB`.
    func fileSize(_ bytes: Int) -> String {
        let isLarge = bytes >= 1_000_000
        let number = language.decimal(bytes, places: isLarge ? 6 : 3)
        return self[isLarge ? .megabytes : .kilobytes].filling(number)
    }
}
