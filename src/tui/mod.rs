//! The screen: key presses in, pictures out. It knows the desk's verbs, the domain and the texts; never a cipher, a file
//! format or the sled store.
