def parts = []
for (i in 1..150000) {
  parts << 'row ' + i + ': ' + i % 7 + ',' + i % 11 + '\n'
}
def page = parts.join('')

def grown = ''
for (i in 1..6000) {
  grown = grown + i + ';'
}

def sum = 0
for (int i = 0; i < page.length(); i += 3) {
  sum = (sum * 31 + (page.charAt(i) as int)) % 1000003
}

def letters = []
for (i in 1..200000) {
  letters << (char) (97 + i * 7 % 26)
}
def word = letters.join('')
def mirrored = word.reverse() + '-' * 1000 + word.toUpperCase()
for (int i = 0; i < mirrored.length(); i += 5) {
  sum = (sum * 31 + (mirrored.charAt(i) as int)) % 1000003
}
println "building ${page.length()} ${grown.length()} ${mirrored.length()} $sum"
