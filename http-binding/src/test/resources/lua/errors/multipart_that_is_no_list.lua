local http = require("http")
print(select(2, pcall(http.request, { url = BASE, multipart = { a = "x" } })))
-- expect: multipart must be a list of parts such as {name=, value=}; this table lists none
