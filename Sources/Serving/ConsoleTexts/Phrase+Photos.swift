// Of the photos of a listing.
extension Phrase {
    package static let photos = Phrase("Photos", "Fotos", "Photos", "Fotos", "Фотографии", "الصور")
    package static let photosHelp = Phrase(
        "At most {0} photos as JPEG, PNG or WebP files of up to {1}. Location and camera details are removed. The first one is shown in search results.",
        "Höchstens {0} Fotos als JPEG-, PNG- oder WebP-Dateien bis {1}. Angaben zu Ort und Kamera werden entfernt. Das erste steht in Suchergebnissen.",
        "Au plus {0} photos, fichiers JPEG, PNG ou WebP de {1} au maximum. Les informations de lieu et d’appareil sont supprimées. La première figure dans les résultats de recherche.",
        "Como máximo {0} fotos en archivos JPEG, PNG o WebP de hasta {1}. Se eliminan los datos de ubicación y de cámara. La primera aparece en los resultados de búsqueda.",
        "Не более {0} фотографий: файлы JPEG, PNG или WebP до {1}. Сведения о месте и камере удаляются. Первая показывается в результатах поиска.",
        "{0} صورة على الأكثر بصيغة JPEG أو PNG أو WebP حتى {1}. تُحذف بيانات المكان والكاميرا. تظهر الأولى في نتائج البحث."
    )
    package static let photosNeedListing = Phrase(
        "Save the listing first; then photos can be added.",
        "Speichern Sie zuerst den Eintrag, dann lassen sich Fotos hinzufügen.",
        "Enregistrez d’abord la fiche, puis ajoutez des photos.",
        "Guarde primero la ficha; después podrá añadir fotos.",
        "Сначала сохраните карточку, затем можно будет добавить фотографии.",
        "احفظ الإدراج أولًا، ثم يمكن إضافة الصور."
    )
    package static let photoFile = Phrase("Photo", "Foto", "Photo", "Foto", "Фотография", "الصورة")
    package static let photoUpload = Phrase(
        "Add the photo",
        "Foto hinzufügen",
        "Ajouter la photo",
        "Añadir la foto",
        "Добавить фотографию",
        "إضافة الصورة"
    )
    package static let photoText = Phrase(
        "What the photo shows",
        "Was auf dem Foto zu sehen ist",
        "Ce que montre la photo",
        "Qué se ve en la foto",
        "Что изображено на фотографии",
        "ما تعرضه الصورة"
    )
    package static let photoTextHelp = Phrase(
        "Read out to people who cannot see it, such as “The salon with three chairs”.",
        "Wird Menschen vorgelesen, die es nicht sehen, etwa „Der Salon mit drei Stühlen“.",
        "Lu aux personnes qui ne la voient pas, par exemple « Le salon et ses trois fauteuils ».",
        "Se lee a quienes no la ven, por ejemplo «El salón con tres sillones».",
        "Зачитывается тем, кто её не видит, например «Салон с тремя креслами».",
        "يُقرأ لمن لا يرونها، مثل «الصالون وفيه ثلاثة كراسي»."
    )
    package static let photoEarlier = Phrase(
        "Move earlier",
        "Nach vorn",
        "Avancer",
        "Mover antes",
        "Переместить вперёд",
        "تقديم"
    )
    package static let photoLater = Phrase(
        "Move later",
        "Nach hinten",
        "Reculer",
        "Mover después",
        "Переместить назад",
        "تأخير"
    )
    package static let photoRemove = Phrase(
        "Remove the photo",
        "Foto entfernen",
        "Retirer la photo",
        "Quitar la foto",
        "Удалить фотографию",
        "إزالة الصورة"
    )
    package static let photoUnknownFormat = Phrase(
        "This is not a JPEG, PNG or WebP picture.",
        "Das ist kein JPEG-, PNG- oder WebP-Bild.",
        "Ce n’est pas une image JPEG, PNG ou WebP.",
        "No es una imagen JPEG, PNG o WebP.",
        "Это не изображение JPEG, PNG или WebP.",
        "هذه ليست صورة JPEG أو PNG أو WebP."
    )
    package static let photoAnimated = Phrase(
        "The picture is animated. Choose a still picture.",
        "Das Bild ist animiert. Wählen Sie ein unbewegtes.",
        "L’image est animée. Choisissez-en une fixe.",
        "La imagen está animada. Elija una fija.",
        "Изображение анимированное. Выберите неподвижное.",
        "الصورة متحركة. اختر صورة ثابتة."
    )
    package static let photoDimensions = Phrase(
        "The picture has more than {0} million pixels, or one side is more than {1} times as long as the other.",
        "Das Bild hat mehr als {0} Millionen Pixel, oder eine Seite ist mehr als {1}-mal so lang wie die andere.",
        "L’image a plus de {0} millions de pixels, ou un côté fait plus de {1} fois l’autre.",
        "La imagen tiene más de {0} millones de píxeles, o un lado mide más de {1} veces el otro.",
        "В изображении более {0} млн пикселей, или одна сторона длиннее другой более чем в {1} раза.",
        "تزيد الصورة على {0} مليون بكسل، أو يزيد أحد ضلعيها على {1} أضعاف الآخر."
    )
    package static let photoUnsupported = Phrase(
        "This kind of JPEG picture is not supported. Save it as an ordinary JPEG or PNG picture.",
        "Diese Art von JPEG-Bild wird nicht unterstützt. Speichern Sie es als gewöhnliches JPEG- oder PNG-Bild.",
        "Ce type d’image JPEG n’est pas pris en charge. Enregistrez-la au format JPEG ou PNG courant.",
        "Este tipo de imagen JPEG no es compatible. Guárdela como JPEG o PNG corriente.",
        "Такой вид JPEG не поддерживается. Сохраните изображение в обычном формате JPEG или PNG.",
        "هذا النوع من صور JPEG غير مدعوم. احفظ الصورة بصيغة JPEG أو PNG عادية."
    )
    package static let sentTooMuch = Phrase(
        "What you sent is too large",
        "Das Gesendete ist zu groß",
        "L’envoi est trop volumineux",
        "Lo enviado es demasiado grande",
        "Отправленное слишком велико",
        "ما أرسلته كبير جدًا"
    )
    package static let sentTooMuchLimit = Phrase(
        "At most {0} can be sent here. Nothing has been saved.",
        "Hier können höchstens {0} gesendet werden. Es wurde nichts gespeichert.",
        "L’envoi est limité à {0} ici. Rien n’a été enregistré.",
        "Aquí se pueden enviar como máximo {0}. No se ha guardado nada.",
        "Здесь можно отправить не более {0}. Ничего не сохранено.",
        "يمكن إرسال {0} كحد أقصى هنا. لم يُحفظ شيء."
    )
    package static let sentTooMuchHelp = Phrase(
        "This page does not take that much. Nothing has been saved.",
        "Es wurde mehr gesendet, als hier angenommen wird. Es wurde nichts gespeichert.",
        "L’envoi dépasse ce qui est accepté ici. Rien n’a été enregistré.",
        "Se ha enviado más de lo que se acepta aquí. No se ha guardado nada.",
        "Отправлено больше, чем здесь принимается. Ничего не сохранено.",
        "أُرسل أكثر مما يُقبل هنا. لم يُحفظ شيء."
    )
    package static let mebibytes = Phrase("{0} MiB", "{0} MiB", "{0} Mio", "{0} MiB", "{0} МиБ", "{0} ميبي بايت")
    package static let kibibytes = Phrase("{0} KiB", "{0} KiB", "{0} Kio", "{0} KiB", "{0} КиБ", "{0} كيبي بايت")
    package static let megabytes = Phrase("{0} MB", "{0} MB", "{0} Mo", "{0} MB", "{0} МБ", "{0} ميغابايت")
    package static let kilobytes = Phrase("{0} kB", "{0} kB", "{0} ko", "{0} kB", "{0} КБ", "{0} كيلوبايت")
    package static let photoBroken = Phrase(
        "The picture is broken or incomplete.",
        "Das Bild ist beschädigt oder unvollständig.",
        "L’image est endommagée ou incomplète.",
        "La imagen está dañada o incompleta.",
        "Изображение повреждено или неполное.",
        "الصورة تالفة أو غير مكتملة."
    )
    package static let photoTooLarge = Phrase(
        "The file is larger than {0}.",
        "Die Datei ist größer als {0}.",
        "Le fichier dépasse {0}.",
        "El archivo supera los {0}.",
        "Файл больше {0}.",
        "حجم الملف أكبر من {0}."
    )
    package static let photoTextMissing = Phrase(
        "Say what the photo shows.",
        "Schreiben Sie, was auf dem Foto zu sehen ist.",
        "Décrivez ce que montre la photo.",
        "Describa qué se ve en la foto.",
        "Напишите, что изображено на фотографии.",
        "اكتب ما تعرضه الصورة."
    )
    package static let photosFull = Phrase(
        "There are {0} photos already. Remove one first.",
        "Es gibt schon {0} Fotos. Entfernen Sie zuerst eines.",
        "Il y a déjà {0} photos. Retirez-en une d’abord.",
        "Ya hay {0} fotos. Quite antes una.",
        "Уже есть {0} фотографий. Сначала удалите одну.",
        "توجد {0} صورة بالفعل. أزل واحدة أولًا."
    )
    package static let photoBusy = Phrase(
        "The photo could not be read just now. Try again in a few seconds.",
        "Das Foto konnte gerade nicht gelesen werden. Versuchen Sie es in ein paar Sekunden noch einmal.",
        "La photo n’a pas pu être lue pour l’instant. Réessayez dans quelques secondes.",
        "No se ha podido leer la foto en este momento. Inténtelo en unos segundos.",
        "Сейчас не удалось прочитать фотографию. Повторите через несколько секунд.",
        "تعذّرت قراءة الصورة الآن. حاول مجددًا بعد ثوانٍ."
    )
}
