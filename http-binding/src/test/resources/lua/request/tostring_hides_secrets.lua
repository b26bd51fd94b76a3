local http = require("http")
print(http.request("https://user:secret@example.com/x"))
-- expect: Request: GET https://***@example.com/x
print(http.request("user:secret@example.com/x"), http.request("//user:secret@example.com"))
-- expect: Request: GET ***@example.com/x	Request: GET //***@example.com
