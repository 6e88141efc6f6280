import Foundation
import Localization
import Testing
import TestSupport
import Texts

/// E-mails as Chromium lays them out, 320 pixels wide.
struct EmailLayoutTests {
    private struct Measure: Decodable {
        let lang: String
        let direction: String
        let width: Int
        let buttons: Int
        let scheme: String
    }

    @Test func nothingScrollsSidewaysAt320Pixels() throws {
        let messages = try Language.allCases.flatMap { language in
            var wide = try Examples.details(reader: "America/New_York")
            wide.service = String(repeating: "Donaudampfschifffahrt", count: 5)
            return try Examples.messages(language, wide) + Examples.messages(language, try Examples.details())
        }
        let measures = try measure(messages.map(\.email))
        try #require(measures.count == messages.count)
        for (message, measure) in zip(messages, measures) {
            let language = message.email.language
            #expect(measure.width <= 320, "\(language.tag) \(message.subject)")
            #expect(measure.lang == language.tag && measure.direction == (language.isRightToLeft ? "rtl" : "ltr"))
            #expect(measure.buttons == 1 && measure.scheme == "light dark")
        }
    }

    /// Shows each in a frame of its own, in one page, and reads back what a script there measured.
    private func measure(_ emails: [EmailContent]) throws -> [Measure] {
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
                  const measured = [...document.querySelectorAll("iframe")].map(frame => {
                    const root = frame.contentDocument.documentElement
                    const style = frame.contentWindow.getComputedStyle(root)
                    const buttons = root.querySelectorAll("a.button").length
                    return {lang: root.lang, direction: style.direction, width: root.scrollWidth, buttons, scheme: style.colorScheme}
                  })
                  document.body.textContent = "MEASURED" + btoa(JSON.stringify(measured)) + "END"
                }</script>
                """
        )
        let folder = try TemporaryFolder()
        let file = try folder.write(page.markup, to: "page.html")
        let shown = try show(file, profile: folder.url.appending(path: "profile"))
        let start = try #require(shown.range(of: "MEASURED"), "\(shown.prefix(2_000))")
        let end = try #require(shown.range(of: "END", range: start.upperBound..<shown.endIndex))
        let data = try #require(Data(base64Encoded: String(shown[start.upperBound..<end.lowerBound])))
        return try JSONDecoder().decode([Measure].self, from: data)
    }

    private func show(_ file: URL, profile: URL) throws -> String {
        let chromium = Process()
        chromium.executableURL = URL(filePath: "/usr/bin/timeout")
        chromium.arguments = [
            "--kill-after=5", "120", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-dev-shm-usage",
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
