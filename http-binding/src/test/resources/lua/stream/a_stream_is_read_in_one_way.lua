local http = require("http")
local stream = http.request(BASE .. "/ndjson"):stream()
print((tostring(stream):gsub(":%d+/", "/")))
local lines = stream:lines()
print((lines()))
print((stream:lines()()))
print(select(2, pcall(stream.json, stream)))
stream:close()
print((tostring(stream):match("%a+: %a+")))
stream:close()
print(select(2, pcall(function() stream:rows() end)))
print(select(2, pcall(function() http.request(BASE):stream{ max_evnt = 1 } end)))
-- expect: Stream: open, Request: GET http://127.0.0.1/ndjson
-- expect: {"n":1}
-- expect: {"n":2,"text":"grün"}
-- expect: the stream is already read as lines
-- expect: Stream: closed
-- expect: a_stream_is_read_in_one_way.lua:11: Stream has no method 'rows'
-- expect: a stream has no option 'max_evnt'; did you mean 'max_event'?
