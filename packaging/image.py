#!/usr/bin/env python3
"""Packs a root into an image that `docker load`, `podman load` and `skopeo copy oci-archive:` take, without a container engine.

    packaging/image.py ROOT VERSION OUTPUT.tar

The archive has the layout of the OCI, and beside it the manifest that `docker load` reads. Equal roots give equal archives.
"""

import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path

PLATFORM = {"architecture": "amd64", "os": "linux"}
CONFIG = {
    "User": "bookable",
    "WorkingDir": "/var/lib/bookable",
    "Entrypoint": ["/usr/bin/bookable"],
    "Cmd": ["serve", "--host", "0.0.0.0", "--database", "/var/lib/bookable/bookable.sqlite", "--create"],
    "ExposedPorts": {"8080/tcp": {}},
    "Volumes": {"/var/lib/bookable": {}},
    "StopSignal": "SIGTERM",
}


def main():
    root, version, output = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    layer = pack(root)
    digest = "sha256:" + hashlib.sha256(layer).hexdigest()
    config = encode({
        "created": "1970-01-01T00:00:00Z", **PLATFORM, "config": CONFIG,
        "rootfs": {"type": "layers", "diff_ids": [digest]},
        "history": [{"created": "1970-01-01T00:00:00Z", "created_by": f"bookable {version}"}],
    })
    manifest = encode({
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": descriptor(config, "application/vnd.oci.image.config.v1+json"),
        "layers": [descriptor(layer, "application/vnd.oci.image.layer.v1.tar")],
    })
    index = descriptor(manifest, "application/vnd.oci.image.manifest.v1+json") | {
        "platform": PLATFORM, "annotations": {"org.opencontainers.image.ref.name": version},
    }
    with tarfile.open(output, "w") as archive:
        add(archive, "oci-layout", encode({"imageLayoutVersion": "1.0.0"}))
        add(archive, "index.json", encode({"schemaVersion": 2, "manifests": [index]}))
        for blob in (layer, config, manifest):
            add(archive, path(blob), blob)
        names = {"Config": path(config), "RepoTags": [f"bookable:{version}"], "Layers": [path(layer)]}
        add(archive, "manifest.json", encode([names]))


def pack(root):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for file in sorted(root.rglob("*")):
            name = file.relative_to(root)
            if name.parts[0] in ("proc", "sys", "dev") and len(name.parts) > 1:
                continue
            member = archive.gettarinfo(file, arcname=str(name))
            # Sockets and the like belong to what ran in the root.
            if member is None:
                continue
            member.mtime = 0
            if member.isreg():
                with file.open("rb") as content:
                    archive.addfile(member, content)
            else:
                archive.addfile(member)
    return out.getvalue()


def descriptor(blob, kind):
    return {"mediaType": kind, "digest": "sha256:" + hashlib.sha256(blob).hexdigest(), "size": len(blob)}


def path(blob):
    return f"blobs/sha256/{hashlib.sha256(blob).hexdigest()}"


def encode(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def add(archive, name, content):
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o644
    archive.addfile(member, io.BytesIO(content))


if __name__ == "__main__":
    main()
