local http = require("http")
local function request(kind, body)
  return http.request{
    url = BASE .. "/mirror", method = "POST", headers = { ["Content-Type"] = kind }, body = body }
end
local function told(...)
  print((tostring(select(2, pcall(...))):gsub("http:%S+", "URL")))
end
local EVENTS, RECORDS = "text/event-stream", "application/x-ndjson"

told(function() for _ in request(EVENTS, ""):stream() do end end)
-- expect: errors_of_streams_say_what_to_do.lua:11: a Stream is read by one of its methods: for event in stream:events(), or lines(), chunks(), json()

local function pull(method, kind, body, options)
  local stream = request(kind, body):stream(options)
  for _ in stream[method](stream) do end
end
told(pull, "events", EVENTS, "data: 123456\n\n", { max_event = 5 })
told(pull, "lines", RECORDS, "123456\n", { max_line = 5 })
told(pull, "json", "application/json-seq", "\x1e123456\n", { max_line = 5 })
told(function()
  for _ in request("application/json", "123456"):set_max_body(5):stream():json() do end
end)
-- expect: event is larger than its limit of 5 bytes (option max_event), from URL
-- expect: line is larger than its limit of 5 bytes (option max_line), from URL
-- expect: record is larger than its limit of 5 bytes (option max_line), from URL
-- expect: document is larger than its limit of 5 bytes (option max_body), from URL

local function place(...)
  local err = select(2, pcall(...))
  print(err.kind, tostring(err):match("near '%S+' in (.- of) http:"))
end
place(pull, "json", RECORDS, "1\n\n2\n{oops}\n")
place(pull, "json", EVENTS, "data: 1\n\ndata: oops\n\n")
place(pull, "json", "text/plain", "1 2 oops ")
place(pull, "json", RECORDS, "1\n\noops\n", { framing = "lines" })
local task = request(RECORDS, "1\noops\n"):execute_streaming(function(piece) piece:body():json() end)
place(task.await, task)
place(function()
  request("application/json", "oops"):execute_streaming(function(piece) piece:json() end):await()
end)
-- expect: decode	record 3 of
-- expect: decode	event 2 of
-- expect: decode	value 3 of
-- expect: decode	line 3 of
-- expect: decode	record 2 of
-- expect: decode	the body of
