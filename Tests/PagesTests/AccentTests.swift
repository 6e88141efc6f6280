import Bookings
import Testing
@testable import BookablePages

/// The colours that follow from a provider's.
struct AccentTests {
    private static let white = AccentColor(red: 255, green: 255, blue: 255)

    @Test func `contrasts are those of WCAG`() throws {
        let grey = try #require(AccentColor("#767676"))
        #expect(abs(grey.contrast(to: Self.white) - 4.54) < 0.01)
        #expect(abs(AccentColor(red: 0, green: 0, blue: 0).contrast(to: Self.white) - 21) < 0.01)
    }

    @Test func `text can be read in every colour and on it, on light and dark screens`() {
        let steps = stride(from: 0, through: 255, by: 17).map { UInt8($0) }
        for red in steps {
            for green in steps {
                for blue in steps {
                    let palette = AccentPalette(AccentColor(red: red, green: green, blue: blue))
                    for scheme in [palette.light, palette.dark] {
                        for other in [scheme.on, scheme.tint] where scheme.accent.contrast(to: other) < 4.5 {
                            Issue.record("\(red) \(green) \(blue): \(scheme.accent) and \(other)")
                        }
                        #expect(scheme.deep.contrast(to: scheme.on) >= 4.5)
                    }
                }
            }
        }
    }

    @Test func `a colour that can be read is left as it is`() throws {
        let blue = try #require(AccentColor("1F5BC4"))
        #expect(AccentPalette(blue).light.accent == blue)
        #expect(AccentPalette(blue).stylesheet.hasPrefix(":root{--accent:#1f5bc4;--deep:#"))
    }

    @Test(arguments: ["", "#12345", "#1234567", "#12345g", "red", "+12345", "#１２３４５６"])
    func `what is not a colour is refused`(_ text: String) {
        #expect(AccentColor(text) == nil)
    }

    @Test(arguments: ["https://salon.example", "http://localhost:8080", "https://[::1]:8443"])
    func `origins are schemes with hosts`(_ text: String) {
        #expect(WebOrigin(text)?.text == text)
    }

    @Test(arguments: [
        "salon.example", "https://", "https://salon.example/", "https://Salon.example", "https://a b", "https://a;b",
        "https://salon.example:", "*", "'none'", "https://a\nb", "javascript:alert(1)",
    ])
    func `what is not an origin is refused`(_ text: String) {
        #expect(WebOrigin(text) == nil)
    }
}
