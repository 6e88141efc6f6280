import Bookings
import Foundation

/// The colours that pages make of a provider's, for light and for dark screens.
///
/// The colour is darkened, or lightened, by steps until text can be read in it and on it: a contrast of at least 4.5, as WCAG 2.2 asks
/// for (success criterion 1.4.3).
struct AccentPalette {
    let light: Scheme
    let dark: Scheme

    /// The custom properties of the stylesheet that follow from the colour.
    struct Scheme {
        let accent: AccentColor

        /// On hover.
        let deep: AccentColor

        /// Of text on the accent.
        let on: AccentColor

        /// Behind text in the accent.
        let tint: AccentColor
    }

    private static let white = AccentColor(red: 255, green: 255, blue: 255)
    private static let black = AccentColor(red: 0, green: 0, blue: 0)
    private static let lightPage = AccentColor(red: 0xF5, green: 0xF6, blue: 0xF8)
    private static let darkPage = AccentColor(red: 0x1C, green: 0x24, blue: 0x30)
    private static let darkText = AccentColor(red: 0x0A, green: 0x14, blue: 0x24)

    init(_ color: AccentColor) {
        let lightTint = color.mixed(with: Self.white, 0.9)
        let darkened = color.towards(Self.black) { accent in
            [Self.white, Self.lightPage, lightTint].allSatisfy { accent.contrast(to: $0) >= 4.5 }
        }
        light = Scheme(
            accent: darkened,
            deep: darkened.mixed(with: Self.black, 0.25),
            on: Self.white,
            tint: lightTint
        )
        let darkTint = color.mixed(with: Self.darkPage, 0.85)
        let lightened = color.towards(Self.white) { accent in
            [Self.darkPage, Self.darkText, darkTint].allSatisfy { accent.contrast(to: $0) >= 4.5 }
        }
        dark = Scheme(
            accent: lightened,
            deep: lightened.mixed(with: Self.white, 0.35),
            on: Self.darkText,
            tint: darkTint
        )
    }

    var stylesheet: String {
        ":root{\(properties(light))}@media(prefers-color-scheme:dark){:root{\(properties(dark))}}"
    }

    private func properties(_ scheme: Scheme) -> String {
        "--accent:\(scheme.accent);--deep:\(scheme.deep);--on:\(scheme.on);--tint:\(scheme.tint)"
    }
}

extension AccentColor {
    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    func contrast(to other: AccentColor) -> Double {
        let (brighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (brighter + 0.05) / (darker + 0.05)
    }

    /// The relative luminance of WCAG 2.2.
    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fileprivate func mixed(with other: AccentColor, _ share: Double) -> AccentColor {
        func mix(_ one: UInt8, _ other: UInt8) -> UInt8 {
            UInt8((Double(one) * (1 - share) + Double(other) * share).rounded())
        }
        return AccentColor(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// The first mixture with `end`, in steps of 1/32, that satisfies `isFit`; `end` itself must.
    fileprivate func towards(_ end: AccentColor, until isFit: (AccentColor) -> Bool) -> AccentColor {
        let mixtures = (0...32).lazy.map { mixed(with: end, Double($0) / 32) }
        return mixtures.first(where: isFit) ?? end
    }
}
