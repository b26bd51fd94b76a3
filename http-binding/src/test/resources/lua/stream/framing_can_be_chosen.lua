local http = require("http")
local request = http.request(BASE .. "/ndjson")
request:execute_streaming(function(r) print(r:text()) return false end, { framing = "lines" }):await()
-- expect: {"n":1}
print(select(2, pcall(function() request:execute_streaming(print, { framing = "words" }) end)))
-- expect: framing 'words' is none of 'raw', 'lines', 'events', 'json'
