import ConsoleTexts
import Localization

extension Visit {
    /// How long a file can be, to the byte, as people read it: `8 MB`, `4 MiB`, `1.999999 MB`.
    func fileSize(_ bytes: Int) -> String {
        for (unit, size) in [(Phrase.mebibytes, 1_048_576), (.kibibytes, 1_024)]
        where bytes >= size && bytes.isMultiple(of: size) {
            return self[unit].filling(language.decimal(bytes / size, places: 0))
        }
        let isLarge = bytes >= 1_000_000
        let number = language.decimal(bytes, places: isLarge ? 6 : 3)
        return self[isLarge ? .megabytes : .kilobytes].filling(number)
    }
}
