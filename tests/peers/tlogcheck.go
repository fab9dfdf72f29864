// Checks an exported register with Go's own transparency-log packages, which know nothing of paraphe.
//
//	tlogcheck FOLDER PROOFS.json
//
// FOLDER holds checkpoint, vkey and the tiles of C2SP tlog-tiles. PROOFS.json holds proofs that paraphe made: they must
// hold, and they must be the proofs that Go makes from the tiles. Exit status 0 and one line, or 1 and the objection.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Proofs are what paraphe says; hashes are in base64.
type Proofs struct {
	Index       int64       `json:"index"`
	Inclusion   []tlog.Hash `json:"inclusion"`
	OldSize     int64       `json:"old_size"`
	OldRoot     tlog.Hash   `json:"old_root"`
	Consistency []tlog.Hash `json:"consistency"`
}

func fail(format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}

func must(what string, err error) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func read(folder, name string) []byte {
	content, err := os.ReadFile(filepath.Join(folder, name))
	must("read", err)
	return content
}

// path is that of C2SP: without the height that Go's own paths have.
func path(level string, n int64, width int) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	if width < 256 {
		text += fmt.Sprintf(".p/%d", width)
	}
	return "tile/" + level + "/" + text
}

type tiles string

func (folder tiles) Height() int { return 8 }

func (folder tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, t := range asked {
		content, err := os.ReadFile(filepath.Join(string(folder), path(strconv.Itoa(t.L), t.N, t.W)))
		if err != nil {
			return nil, err
		}
		found = append(found, content)
	}
	return found, nil
}

func (folder tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// checkpoint opens the signed note and reads its three lines.
func checkpoint(folder string) tlog.Tree {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(folder, "vkey"))))
	must("vkey", err)
	opened, err := note.Open(read(folder, "checkpoint"), note.VerifierList(verifier))
	must("checkpoint", err)
	lines := strings.Split(strings.TrimSuffix(opened.Text, "\n"), "\n")
	if len(lines) != 3 || lines[0] != verifier.Name() {
		fail("checkpoint: %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must("size", err)
	root, err := tlog.ParseHash(lines[2])
	must("root", err)
	return tlog.Tree{N: size, Hash: root}
}

// entries reads every bundle: a length of two bytes before each entry.
func entries(folder string, size int64) [][]byte {
	var found [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		content := read(folder, path("entries", n, int(width)))
		for i := int64(0); i < width; i++ {
			if len(content) < 2 || len(content) < 2+int(binary.BigEndian.Uint16(content)) {
				fail("bundle %d is cut", n)
			}
			length := int(binary.BigEndian.Uint16(content))
			found = append(found, content[2:2+length])
			content = content[2+length:]
		}
		if len(content) != 0 {
			fail("bundle %d has bytes behind its entries", n)
		}
	}
	return found
}

func main() {
	folder := os.Args[1]
	var proofs Proofs
	content, err := os.ReadFile(os.Args[2])
	must("proofs", err)
	must("proofs", json.Unmarshal(content, &proofs))

	tree := checkpoint(folder)
	reader := tlog.TileHashReader(tree, tiles(folder))
	var indexes []int64
	for n := int64(0); n < tree.N; n++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, n))
	}
	hashes, err := reader.ReadHashes(indexes)
	must("tiles", err)
	for n, entry := range entries(folder, tree.N) {
		if tlog.RecordHash(entry) != hashes[n] {
			fail("entry %d is not the one in the tiles", n)
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	must("root", err)
	if root != tree.Hash {
		fail("root: tiles give %v, the checkpoint says %v", root, tree.Hash)
	}

	must("inclusion", tlog.CheckRecord(proofs.Inclusion, tree.N, root, proofs.Index, hashes[proofs.Index]))
	record, err := tlog.ProveRecord(tree.N, proofs.Index, reader)
	must("inclusion", err)
	must("consistency", tlog.CheckTree(proofs.Consistency, tree.N, root, proofs.OldSize, proofs.OldRoot))
	longer, err := tlog.ProveTree(tree.N, proofs.OldSize, reader)
	must("consistency", err)
	if !reflect.DeepEqual(proofs.Inclusion, []tlog.Hash(record)) || !reflect.DeepEqual(proofs.Consistency, []tlog.Hash(longer)) {
		fail("the proofs are not those that Go makes")
	}
	fmt.Printf("%d %v\n", tree.N, root)
}
