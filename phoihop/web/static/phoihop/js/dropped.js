// What was dropped: files, and the files of folders however deep. A folder has no files of its own
// in the list that browsers give, so each entry is walked.

function readAll(reader) {
  return new Promise((resolve, reject) => {
    const found = [];
    const more = () =>
      reader.readEntries((entries) => {
        if (!entries.length) return resolve(found);
        found.push(...entries);
        more();
      }, reject);
    more();
  });
}

async function walk(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const inside = await readAll(entry.createReader());
  return (await Promise.all(inside.map(walk))).flat();
}

export async function filesIn(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const found = (await Promise.all(entries.map(walk))).flat();
  return found.sort((one, other) => one.name.localeCompare(other.name, "vi"));
}
