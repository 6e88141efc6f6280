import ConsoleTexts
import Localization
import Marketplace
import Pictures
import Texts

/// The photos of a listing with the forms that change them, and one to add another.
struct ListingPhotosView {
    let practice: Practice

    /// `nil` if there is no listing yet, which photos belong to.
    let photos: [ListingPhoto]?
    let rules: MarketplaceRules

    /// Why the last change was refused, and what was typed of a new photo, if it was one.
    let refusal: (reason: PhotoRefusal, typed: String?)?

    private var address: Address { practice.address.appending("listing").appending("photos") }

    /// What is wrong, at the top of the page, with the way to the field.
    func writeRefusal(_ visit: Visit, to html: inout HTMLWriter) {
        guard let refusal else { return }
        html.element("div", .class("notice bad"), .role("alert")) { html in
            html.element("strong", text: visit.labels.checkDetails)
            html.element("ul") { html in
                html.element("li") { html in
                    let label =
                        switch faultyField {
                        case "text": visit[.photoText]
                        case .some: visit[.photoFile]
                        case nil: visit[.photos]
                        }
                    html.element("a", .href(fragment: faultyField ?? "photos")) { html in
                        html.text("\(label): \(refusal.reason.text(visit, rules))")
                    }
                }
            }
        }
    }

    /// The field of the form for a new photo that is wrong; `nil` if none is.
    private var faultyField: String? {
        guard let refusal, refusal.typed != nil, let photos, photos.count < ListingPhoto.maximumCount else {
            return nil
        }
        return refusal.reason.field
    }

    private func fault(of field: String, _ visit: Visit) -> String? {
        faultyField == field ? refusal?.reason.text(visit, rules) : nil
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("photos"), text: visit[.photos])
        guard let photos else {
            html.element("p", .class("quiet"), text: visit[.photosNeedListing])
            return
        }
        let count = String(ListingPhoto.maximumCount)
        html.element(
            "p",
            .class("quiet"),
            text: visit[.photosHelp].filling(count, visit.fileSize(rules.photoBytes))
        )
        if !photos.isEmpty {
            html.element("ul", .class("rows")) { html in
                for (index, photo) in photos.enumerated() {
                    html.element("li") { write(photo, index, of: photos.count, visit, to: &$0) }
                }
            }
        }
        if photos.count < ListingPhoto.maximumCount { writeUpload(visit, to: &html) }
    }

    /// A picture of the console's own, which shows photos that nobody else sees yet, and leads to its largest file.
    static func writePicture(_ photo: ListingPhoto, of practice: Address, to html: inout HTMLWriter) {
        let size = photo.sizes[0]
        let file = practice.appending("listing").appending("photos").appending(photo.id.rawValue)
        html.element("a", .class("shot"), .href(file.appending(String(photo.largest.width)))) { html in
            html.void(
                "img",
                .class("thumb"),
                .source(file.appending(String(size.width))),
                .alternative(photo.alternativeText),
                .number("width", size.width),
                .number("height", size.height),
                .isLazy
            )
        }
    }

    private func write(_ photo: ListingPhoto, _ index: Int, of count: Int, _ visit: Visit, to html: inout HTMLWriter) {
        Self.writePicture(photo, of: practice.address, to: &html)
        let place = address.appending(photo.id.rawValue)
        html.element("div", .class("row-main")) { html in
            html.element("form", .method("post"), .action(visit.link(place.appending("text")))) { html in
                html.element("div", .class("field")) { html in
                    let id = "text-\(index + 1)"
                    html.element("label", .label(for: id)) { html in
                        html.text(visit[.photoText])
                        html.element("span", .class("unseen"), text: " (\(index + 1))")
                    }
                    html.void(
                        "input",
                        .type("text"),
                        .id(id),
                        .name("text"),
                        .value(photo.alternativeText),
                        .direction("auto"),
                        .maximumLength(ListingPhoto.longestText),
                        .isRequired
                    )
                }
                html.element("button", .class("button small"), text: visit[.save])
            }
            html.element("div", .class("inline")) { html in
                let subject = photo.alternativeText
                if index > 0 { html.button(visit[.photoEarlier], subject, to: visit.link(place.appending("earlier"))) }
                if index < count - 1 {
                    html.button(visit[.photoLater], subject, to: visit.link(place.appending("later")))
                }
                html.button(
                    visit[.photoRemove],
                    subject,
                    style: "button small danger",
                    to: visit.link(place.appending("remove"))
                )
            }
        }
    }

    private func writeUpload(_ visit: Visit, to html: inout HTMLWriter) {
        html.element(
            "form",
            .method("post"),
            .action(visit.link(address)),
            .encoding("multipart/form-data")
        ) { html in
            let fault = fault(of: "file", visit)
            html.element("div", .class(fault == nil ? "field" : "field wrong")) { html in
                html.element("label", .label(for: "file"), text: visit[.photoFile])
                if let fault { html.element("p", .class("fault"), .id("file-fault"), text: fault) }
                html.void(
                    "input",
                    .type("file"),
                    .id("file"),
                    .name("file"),
                    .accepts("image/jpeg,image/png,image/webp"),
                    .isRequired,
                    fault == nil ? nil : .isInvalid,
                    .described(by: fault == nil ? [] : ["file-fault"])
                )
            }
            FieldView(
                name: "text",
                label: visit[.photoText],
                value: refusal?.typed ?? "",
                isRequired: true,
                hint: visit[.photoTextHelp],
                fault: self.fault(of: "text", visit),
                maximumLength: ListingPhoto.longestText
            ).write(to: &html)
            html.element("button", .class("button"), text: visit[.photoUpload])
        }
    }
}
