"""Checks an exported register with pymerkle and an Ed25519 of its own.

    merkle.py FOLDER PROOFS.json

The same files as for tlogcheck.go. pymerkle builds the tree again from the entries: its root must be the one that the
checkpoint states under its signature, the tiles must hold its leaves, and paraphe's proof of inclusion must hold for it.
Its proof of consistency is written in another order than RFC 9162's, so pymerkle proves by its own that the older root,
as paraphe states it, is a prefix. Exit status 0 and one line, or 1 and the objection.
"""

import base64
import hashlib
import json
import os
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree, InvalidProof, verify_consistency, verify_inclusion
from pymerkle.proof import InclusionProof

TILE = 256


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def tile(folder, level, n, width):
    """The tile at this place; few enough here for names of three digits."""
    return read(folder, f"tile/{level}/{n:03}" + (f".p/{width}" if width < TILE else ""))


def checkpoint(folder):
    """Size and root, once the signature has been tried."""
    name, key_id, key = read(folder, "vkey").decode().strip().split("+", 2)
    key = base64.b64decode(key, validate=True)
    if key[0] != 1 or hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id:
        sys.exit("vkey: not an Ed25519 key under its own name")
    text, signatures = read(folder, "checkpoint").decode().rsplit("\n\n", 1)
    mark, signer, field = signatures.strip().split(" ")
    field = base64.b64decode(field, validate=True)
    if mark != "\u2014" or signer != name or field[:4].hex() != key_id:
        sys.exit("checkpoint: signed by somebody else")
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(field[4:], (text + "\n").encode())
    origin, size, root = text.split("\n")
    if origin != name:
        sys.exit("checkpoint: of another log")
    return int(size), base64.b64decode(root, validate=True)


def entries(folder, size):
    for n in range(0, size, TILE):
        width = min(TILE, size - n)
        content = tile(folder, "entries", n // TILE, width)
        for _ in range(width):
            length = int.from_bytes(content[:2], "big")
            yield content[2:2 + length]
            content = content[2 + length:]
        if content:
            sys.exit(f"bundle {n // TILE} has bytes behind its entries")


def check(folder, proofs):
    size, root = checkpoint(folder)
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries(folder, size):
        tree.append_entry(entry)
    if tree.get_state() != root:
        sys.exit(f"root: the entries give {tree.get_state().hex()}, the checkpoint says {root.hex()}")
    for n in range(0, size, TILE):
        width = min(TILE, size - n)
        leaves = b"".join(tree.get_leaf(n + i + 1) for i in range(width))
        if leaves != tile(folder, 0, n // TILE, width):
            sys.exit(f"tile {n // TILE} does not hold the entries' hashes")
    for n in range(size // TILE):
        subtree = InmemoryTree(algorithm="sha256")
        subtree.append_entries(list(entries(folder, size))[n * TILE:(n + 1) * TILE])
        above = tile(folder, 1, 0, size // TILE)
        if above[32 * n:32 * n + 32] != subtree.get_state():
            sys.exit("the upper tile does not hold the roots below it")

    index = proofs["index"] + 1
    own = tree.prove_inclusion(index)
    path = [tree.get_leaf(index)] + [base64.b64decode(step) for step in proofs["inclusion"]]
    ours = InclusionProof(own.algorithm, own.security, own.size, index, own.rule, path)
    verify_inclusion(tree.get_leaf(index), root, ours, index=index, size=size)
    if own.path != path:
        sys.exit("the proof of inclusion is not the one that pymerkle makes")
    old = proofs["old_size"]
    verify_consistency(base64.b64decode(proofs["old_root"]), root, tree.prove_consistency(old), old, size)
    print(size, base64.b64encode(root).decode())


def main():
    folder, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        proofs = json.load(file)
    try:
        check(folder, proofs)
    except (InvalidProof, InvalidSignature, ValueError, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
