print(pcall(print, setmetatable({}, { __tostring = function() return {} end })))
-- expect: false	'tostring' must return a string to 'print'
