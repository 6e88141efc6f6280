import CivilTime
import ConsoleTexts
import Localization
import Marketplace

extension SearchView {
    /// The form, which leads to an address with all choices in it.
    func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let language = visit.language
        html.element("form", .method("get"), .action(SearchForm.start.at("found")), .role("search")) { html in
            if let tag = visit.chosenLanguage { Self.writeHidden("lang", tag, &html) }
            if let near = form.near { Self.writeHidden("near", near, &html) }
            Self.writeField("q", Phrase.searchWords[language], &html) { html in
                html.void(
                    "input",
                    .type("search"),
                    .id("q"),
                    .name("q"),
                    .value(form.words),
                    .direction("auto"),
                    .maximumLength(200)
                )
            }
            html.element("div", .class("filters")) { html in
                writeTown(visit, &html)
                writeChoices(language, &html)
            }
            html.element("button", .class("button main"), text: Phrase.search[language])
        }
    }

    /// A place by its name, and a button for browsers that know where they are.
    private func writeTown(_ visit: Visit, _ html: inout HTMLWriter) {
        let language = visit.language
        Self.writeField("town", Phrase.searchTown[language], &html) { html in
            html.void(
                "input",
                .type("text"),
                .id("town"),
                .name("town"),
                .value(form.town),
                .list("towns"),
                .autocomplete("address-level2"),
                .direction("auto"),
                .maximumLength(100)
            )
            html.element("datalist", .id("towns")) { html in
                for town in towns { html.void("option", .value(town)) }
            }
            // Shown by the script, which asks for the position only when it is pressed.
            html.element(
                "button",
                .class("button"),
                .id("here"),
                .type("button"),
                .isUnseen,
                text: Phrase.nearMe[language]
            )
            // What appears within is read out; what appears as a whole may not be.
            html.element("p", .class("hint"), .role("status")) { html in
                html.element("span", .id("nowhere"), .isUnseen, text: Phrase.positionUnknown[language])
            }
            if form.near != nil {
                html.element("p", .class("hint")) { html in
                    html.text("\(Phrase.nearPosition[language]) ")
                    html.element("a", .href(visit.link(form.anywhere.address)), text: Phrase.searchAnyPlace[language])
                }
            }
        }
        let distances = Set([5, 10, 25, 50, 100, form.radius]).sorted()
        Self.writeSelect(
            "radius_km",
            Phrase.searchRadius[language],
            distances.map { (String($0), "\($0) km") },
            String(form.radius),
            &html
        )
    }

    private func writeChoices(_ language: Language, _ html: inout HTMLWriter) {
        let choices = categories.map { ($0.id.rawValue, $0.name(in: language.tag)) }
        Self.writeSelect(
            "category",
            Phrase.searchCategory[language],
            [("", Phrase.searchAnyCategory[language])] + choices,
            form.category?.rawValue ?? "",
            &html
        )
        let kinds: [(String, String)] = ListingPlace.Kind.allCases.map { ($0.rawValue, Self.phrase(of: $0)[language]) }
        Self.writeSelect(
            "place",
            Phrase.searchPlace[language],
            [("", Phrase.searchAnyPlace[language])] + kinds,
            form.kind?.rawValue ?? "",
            &html
        )
        Self.writeField("from", Phrase.searchDate[language], &html) { html in
            html.void("input", .type("date"), .id("from"), .name("from"), .value(form.date?.description ?? ""))
        }
        let parts: [(String, String)] = SearchForm.DayPart.allCases.map { ($0.rawValue, Self.phrase(of: $0)[language]) }
        Self.writeSelect(
            "part",
            Phrase.searchHours[language],
            [("", Phrase.searchAnyHour[language])] + parts,
            form.part?.rawValue ?? "",
            &html
        )
        let stars = [3, 4].map { (String($0), "≥ \($0) ★") }
        Self.writeSelect(
            "stars",
            Phrase.atLeastStars[language],
            [("", Phrase.anyRating[language])] + stars,
            form.stars.map(String.init) ?? "",
            &html
        )
    }

    private static func phrase(of kind: ListingPlace.Kind) -> Phrase {
        switch kind {
        case .provider: .placeOfProvider
        case .client: .placeOfClient
        case .online: .placeOnline
        }
    }

    private static func phrase(of part: SearchForm.DayPart) -> Phrase {
        switch part {
        case .morning: .searchMorning
        case .afternoon: .searchAfternoon
        case .evening: .searchEvening
        }
    }

    private static func writeHidden(_ name: String, _ value: String, _ html: inout HTMLWriter) {
        html.void("input", .type("hidden"), .name(name), .value(value))
    }

    private static func writeField(
        _ name: String,
        _ label: String,
        _ html: inout HTMLWriter,
        content: (inout HTMLWriter) -> Void
    ) {
        html.element("div", .class("field")) { html in
            html.element("label", .label(for: name), text: label)
            content(&html)
        }
    }

    private static func writeSelect(
        _ name: String,
        _ label: String,
        _ choices: [(value: String, text: String)],
        _ chosen: String,
        _ html: inout HTMLWriter
    ) {
        writeField(name, label, &html) { html in
            html.element("select", .id(name), .name(name)) { html in
                for choice in choices {
                    let isChosen = choice.value == chosen
                    html.element("option", .value(choice.value), isChosen ? .isSelected : nil, text: choice.text)
                }
            }
        }
    }
}
