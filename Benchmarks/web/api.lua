-- Requests of another program for wrk: tokens in turn, and for writes a body and a key of its own each.
local tokens, number, thread = {}, 0, 0
local method, path, stamp

function setup(t)
  thread = thread + 1
  t:set("place", thread)
end

function init(arguments)
  method, path, stamp = arguments[1], arguments[2], arguments[3]
  for index = 4, #arguments do tokens[#tokens + 1] = arguments[index] end
end

function request()
  number = number + 1
  local headers = { ["Authorization"] = "Bearer " .. tokens[number % #tokens + 1] }
  if method == "GET" then return wrk.format(method, path, headers) end
  local name = stamp .. "-" .. place .. "-" .. number
  headers["Content-Type"] = "application/json"
  headers["Idempotency-Key"] = name
  return wrk.format(method, path, headers,
    '{"values":{"title":"Talk ' .. name .. '","kind":"talk","topic":"science","held_on":"2023-05-10",' ..
    '"venue":"Library","attendance":"40"}}')
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.3f,"p50_ms":%.2f,"p99_ms":%.2f,"failed":%d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
