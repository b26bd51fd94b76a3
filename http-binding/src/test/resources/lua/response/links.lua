local http = require("http")
local links = http.get(BASE .. "/linked/items?page=2"):links()
print(links.next.url == BASE .. "/linked/items?page=3", links.next.title, links.last.url == links.next.url)
-- expect: true	one, two; "three"	true
print(links.prev.url, links["https://e.org/bare"].url)
-- expect: https://e.org/p?a,b;c	https://e.org/bare
print(next(http.get(BASE .. "/echo"):links()))
-- expect: nil
