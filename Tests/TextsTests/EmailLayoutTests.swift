import Foundation
import Localization
import Testing
import TestSupport
import Texts

/// E-mails as Chromium lays them out, 320 pixels wide, for readers who prefer light or dark pages.
struct EmailLayoutTests {
    private struct Measure: Decodable {
        let lang: String
        let direction: String
        let width: Int
        let buttons: Int
        let scheme: String

        /// Whether the page is dark.
        let dark: Bool

        /// The lowest of all texts and what is behind them, as WCAG counts it.
        let contrast: Double
    }

    enum Scheme: String, CaseIterable {
        case dark, light
    }

    @Test(arguments: Scheme.allCases)
    func nothingScrollsSidewaysAt320PixelsAndAllCanBeRead(in scheme: Scheme) throws {
        let messages = try Language.allCases.flatMap { language in
            var wide = try Examples.details(reader: "America/New_York")
            wide.service = String(repeating: "Donaudampfschifffahrt", count: 5)
            return try Examples.messages(language, wide) + Examples.messages(language, try Examples.details())
        }
        let measures = try measure(messages.map(\.email), in: scheme)
        try #require(measures.count == messages.count)
        for (message, measure) in zip(messages, measures) {
            let language = message.email.language
            #expect(measure.width <= 320, "\(language.tag) \(message.subject)")
            #expect(measure.lang == language.tag && measure.direction == (language.isRightToLeft ? "rtl" : "ltr"))
            #expect(measure.buttons == 1 && measure.scheme == "light dark")
            #expect(measure.dark == (scheme == .dark))
            // WCAG 2, level AA.
            #expect(measure.contrast >= 4.5, "\(language.tag) \(message.subject)")
        }
    }

    /// Shows each in a frame of its own, in one page, and reads back what a script there measured.
    private func measure(_ emails: [EmailContent], in scheme: Scheme) throws -> [Measure] {
        var page = HTMLText()
        page.append(raw: "<!DOCTYPE html><meta charset=utf-8><body>")
        for email in emails {
            page.append(raw: #"<iframe style="width:320px;height:600px;border:0" srcdoc=""#)
            page.append(email.html.markup)
            page.append(raw: #""></iframe>"#)
        }
        page.append(
            raw: """
                <script>onload = () => {
                  const light = colour => {
                    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(c => c / 255)
                      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b
                  }
                  const ground = (view, element) => {
                    for (let at = element; at; at = at.parentElement) {
                      const colour = view.getComputedStyle(at).backgroundColor
                      if (colour !== "rgba(0, 0, 0, 0)") return light(colour)
                    }
                    throw new Error("nothing is behind the text")
                  }
                  const contrast = (view, element) => {
                    const [a, b] = [light(view.getComputedStyle(element).color), ground(view, element)].sort((x, y) => y - x)
                    return (a + 0.05) / (b + 0.05)
                  }
                  const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
                  const measured = [...document.querySelectorAll("iframe")].map(frame => {
                    const root = frame.contentDocument.documentElement
                    const style = frame.contentWindow.getComputedStyle(root)
                    const buttons = root.querySelectorAll("a.button").length
                    const texts = [...root.querySelectorAll("body *")].filter(hasText)
                    return {lang: root.lang, direction: style.direction, width: root.scrollWidth, buttons, scheme: style.colorScheme,
                      dark: ground(frame.contentWindow, frame.contentDocument.body) < 0.2,
                      contrast: Math.min(...texts.map(text => contrast(frame.contentWindow, text)))}
                  })
                  document.body.textContent = "MEASURED" + btoa(JSON.stringify(measured)) + "END"
                }</script>
                """
        )
        let folder = try TemporaryFolder()
        let file = try folder.write(page.markup, to: "page.html")
        let shown = try show(file, in: scheme, profile: folder.url.appending(path: "profile"))
        let start = try #require(shown.range(of: "MEASURED"), "\(shown.prefix(2_000))")
        let end = try #require(shown.range(of: "END", range: start.upperBound..<shown.endIndex))
        let data = try #require(Data(base64Encoded: String(shown[start.upperBound..<end.lowerBound])))
        return try JSONDecoder().decode([Measure].self, from: data)
    }

    private func show(_ file: URL, in scheme: Scheme, profile: URL) throws -> String {
        let chromium = Process()
        chromium.executableURL = URL(filePath: "/usr/bin/timeout")
        chromium.arguments = [
            "--kill-after=5", "120", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-dev-shm-usage", "--blink-settings=preferredColorScheme=\(scheme == .dark ? 0 : 1)",
            "--user-data-dir=\(profile.path)", "--dump-dom", file.absoluteString,
        ]
        let output = Pipe()
        chromium.standardOutput = output
        chromium.standardError = FileHandle.nullDevice
        try chromium.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        chromium.waitUntilExit()
        try #require(chromium.terminationStatus == 0, "Chromium ended with \(chromium.terminationStatus)")
        return String(decoding: data, as: UTF8.self)
    }
}
