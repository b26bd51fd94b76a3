local http = require("http")
print(select(2, pcall(http.request, { url = BASE, metod = "POST" })))
-- expect: unknown option 'metod'; did you mean 'method'?
print(select(2, pcall(http.post, BASE, { json = {}, body = "x" })).kind)
-- expect: invalid_option
